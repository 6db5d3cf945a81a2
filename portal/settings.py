"""The one settings file: everything that differs between installations comes from the environment.

The variables are described in docs/operate.md; portal/environment.py refuses bad values.
"""

import os
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from portal import connections, environment

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"
VAR_DIR.mkdir(exist_ok=True)

# --- from the environment
DEBUG = environment.flag(os.environ, "DEBUG")
SECRET_KEY = environment.secret_key(os.environ, VAR_DIR)
BIND = environment.bind(os.environ)
PORT = environment.port(os.environ)
_url = environment.portal_url(os.environ)
PORTAL_URL = _url.geturl()
ALLOWED_HOSTS = environment.allowed_hosts(os.environ, _url)
FEEDBACK_RETENTION_DAYS = environment.days(os.environ, "FEEDBACK_RETENTION_DAYS", "90")
TRUSTED_PROXIES = environment.addresses(os.environ, "FORWARDED_ALLOW_IPS", "127.0.0.1,::1")
PORTAL_NOW = environment.fixed_now(os.environ, debug=DEBUG)
DATABASES = {
    "default": connections.database(
        environment.text(os.environ, "DATABASE_URL", "sqlite:///var/portal.sqlite3"), BASE_DIR
    )
}
CACHES = {"default": connections.cache(environment.text(os.environ, "CACHE_URL", "locmem://"))}
globals().update(connections.mail(environment.text(os.environ, "EMAIL_URL", "console://")))

# --- the parts
INSTALLED_APPS = [
    "records",
    "offices",
    "services",
    "programs",
    "search",
    "proposals",
    "ingest",
    "portal",
    "django_filters",
    "portal.apps.BackOfficeConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.forms",
]
MIDDLEWARE = [
    "portal.middleware.SecurityHeaders",  # first: WhiteNoise and error pages answer before anything further down
    "portal.middleware.OrdinaryRequests",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "portal.remembered_pages.RememberedPages",  # knows the language; everything below it is the making of a page
    "portal.carried_list.CarriedList",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.context.page_frame",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"  # widgets may have templates in templates/
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- language and time
LANGUAGE_CODE = "pl"
LANGUAGES = [("pl", _("Polish")), ("uk", _("Ukrainian")), ("en", _("English"))]
READY_LANGUAGES = ["pl", "uk", "en"]  # those offered to residents: their translation is complete
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Warsaw"

# --- search: where searches without result wait to be counted, see search/misses.py
SEARCH_MISSES_FILE = VAR_DIR / "search-misses.jsonl"

# --- static files: served by WhiteNoise, compressed, with their hash in the name
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = VAR_DIR / "static"
MUNICIPALITY = os.environ.get("MUNICIPALITY", "")
THEME = environment.theme(os.environ, BASE_DIR / "static" / "theme")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "portal.static_files.ShortStyles"},
}

# --- staff
AUTH_USER_MODEL = "records.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "admin:login"
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_AGE = None  # residents meet it on one page, the one that reports an error: gone with the browser window

# --- security; the names of Django 6 where Django 5.2 has none
SECURE_CSP = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "manifest-src": ["'self'"],
    "form-action": ["'self'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]  # asked from inside, without the proxy that speaks https
if _url.scheme == "https":
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 2 * 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_NAME = "__Host-csrftoken"
    CSRF_TRUSTED_ORIGINS = [PORTAL_URL]

# W002: our own middleware sends X-Frame-Options; W021: the preload list of browsers is the city's decision
SILENCED_SYSTEM_CHECKS = ["security.W002", "security.W021"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "loggers": {"django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False}},
}
