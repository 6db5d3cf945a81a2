"""Static files as they are served: hashed names, compressed, style sheets without comments and indentation."""

import re
from collections.abc import Iterator
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

_COMMENT = re.compile(r"/\*[^*]*\*+(?:[^/*][^*]*\*+)*/")
_SPACE = re.compile(r"\s+")
_AROUND = re.compile(r" ?([{};,]) ?")


def shortened(css: str) -> str:
    """The same rules in fewer bytes. Our style sheets hold no strings in which spaces or braces would matter."""
    css = _SPACE.sub(" ", _COMMENT.sub("", css))
    return _AROUND.sub(r"\1", css).replace(": ", ":").replace(";}", "}").strip()


class ShortStyles(CompressedManifestStaticFilesStorage):
    """Shortens our own style sheets while they are collected."""

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        if not dry_run:
            for name in [name for name in paths if name.startswith("css/") and name.endswith(".css")]:
                self.shorten(name)
                paths[name] = self, name  # from now on the shortened copy is the original
        yield from super().post_process(paths, dry_run, **options)

    def shorten(self, name: str) -> None:
        with self.open(name) as file:
            css = shortened(file.read().decode())
        self.delete(name)
        self._save(name, ContentFile(css.encode()))
