"""The page of the accessibility declaration."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.models import AccessibilityDeclaration


@require_safe
def declaration(request: HttpRequest) -> HttpResponse:
    found = AccessibilityDeclaration.objects.prefetch_related("texts").first()
    text = found.text_here() if found else None
    return render(request, "portal/declaration.html", {"declaration": found, "text": text})
