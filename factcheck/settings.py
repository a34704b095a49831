"""Settings, all in this file, all from the environment; docs/operations.md lists the variables.

Without DATABASE_URL and REDIS_URL the servers under VAR_DIR are used, whose addresses follow from VAR_DIR.
"""

import os
import secrets
from pathlib import Path

import dj_database_url
import django_stubs_ext
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from factcheck.local import layout, redis_urls

# ModelForm[User] and ModelAdmin[User] are types only; without this they fail at run time.
django_stubs_ext.monkeypatch()


def flag(name: str, default: bool = False) -> bool:
    """Return whether the environment variable `name` is set to something other than 0, no or false."""
    value = os.environ.get(name, "")
    return value.lower() not in {"0", "no", "false"} if value else default


def words(name: str, default: str = "") -> list[str]:
    """Return the comma-separated words of the environment variable `name`."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


BASE_DIR = Path(__file__).resolve().parent.parent
LOCAL = layout.from_environment(os.environ)
DATABASE_URL = os.environ.get("DATABASE_URL", "")
REDIS_URL = os.environ.get("REDIS_URL", "") or LOCAL.redis_url

DEBUG = flag("DEBUG")
HTTPS = flag("HTTPS")
# Demo accounts have their name as password: views refuse them on any listener that is not loopback.
DEMO = flag("DEMO")


def secret_key() -> str:
    """Return the key of the environment, else that of VAR_DIR, else one for this process alone.

    `up` keeps a key under VAR_DIR; a command that signs nothing (extract, evaluate) works without any.
    """
    if key := os.environ.get("SECRET_KEY", ""):
        return key
    if DATABASE_URL and not DEBUG:
        raise ImproperlyConfigured("Set SECRET_KEY to a long random string: DATABASE_URL points at a real server.")
    try:
        return LOCAL.secret_key.read_text()
    except OSError:
        return secrets.token_urlsafe(50)


SECRET_KEY = secret_key()
ALLOWED_HOSTS = words("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = words("CSRF_TRUSTED_ORIGINS")

INSTALLED_APPS = [
    "claims",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "rest_framework",
    "knox",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "django_filters",
    "django_htmx",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "claims.views.bodies.BoundedBodies",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "claims.views.demo.DemoOnLoopback",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "claims.views.middleware.Preferences",
]

ROOT_URLCONF = "factcheck.urls"
FORM_RENDERER = "claims.forms.drawing.Drawn"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "claims.views.context.page",
            ],
            "builtins": ["claims.templatetags.kept"],
            "libraries": {"i18n": "claims.templatetags.kept"},
        },
    },
]

SILENCED_SYSTEM_CHECKS = ["templates.W003"]  # that `i18n` is the product's own library, with all of Django's in it

# Data -----------------------------------------------------------------------------------------------------------------

DATABASES = {
    "default": dj_database_url.parse(DATABASE_URL or LOCAL.database_url, conn_max_age=600, conn_health_checks=True),
}
_OPTIONS = DATABASES["default"].setdefault("OPTIONS", {})
# A page asks many small questions: to start helpers or a compiler for one takes longer than to answer it.
_OPTIONS.setdefault("options", "-c max_parallel_workers_per_gather=0 -c jit=off")
# Keyed queries (claims/retrieval/prepared.py) keep their plans; a pooler may give each transaction another connection.
_OPTIONS.setdefault("prepare_threshold", None if flag("DATABASE_POOLED") else 1)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "factcheck.caching.Cache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "factcheck-cache",
        "OPTIONS": {"socket_timeout": 0.5, "socket_connect_timeout": 0.5},  # no page waits long: presence does without
    },
}

# People ---------------------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "claims.User"
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "login"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# Languages and time ---------------------------------------------------------------------------------------------------

LANGUAGES = [("en", _("English")), ("id", _("Indonesian"))]
LANGUAGE_CODE = "en"
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = os.environ.get("TIME_ZONE", "Asia/Jakarta")

# Files ----------------------------------------------------------------------------------------------------------------

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
# Served hashed and compressed where `collectstatic` made them so; a checkout with local servers serves its sources.
COLLECTED = bool(DATABASE_URL) and not DEBUG and (STATIC_ROOT / "staticfiles.json").exists()
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = not COLLECTED
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},  # nothing is kept outside the database
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if COLLECTED
        else "django.contrib.staticfiles.storage.StaticFilesStorage",
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = FILE_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024

# Security -------------------------------------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    },
}
CSRF_FAILURE_VIEW = "claims.views.errors.csrf_failure"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^livez$", r"^readyz$"]  # probes come from beside the server, not through the proxy
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
if HTTPS:
    # HTTPS=1 says that a proxy ends TLS in front and sets this header on every request.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# API ------------------------------------------------------------------------------------------------------------------

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "claims.api.authentication.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_PAGINATION_CLASS": "claims.api.pagination.Cursor",
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["claims.api.parsers.BoundedJSONParser"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "claims.api.problems.handler",
    # For fairness between programs; nobody without a login comes as far as this.
    "DEFAULT_THROTTLE_CLASSES": ["rest_framework.throttling.UserRateThrottle"],
    "DEFAULT_THROTTLE_RATES": {"user": os.environ.get("API_RATE", "") or "1200/min"},
}
REST_KNOX = {"AUTH_HEADER_PREFIX": "Token", "TOKEN_TTL": None}
SPECTACULAR_SETTINGS = {
    "TITLE": "Claim-contradiction fact tracker",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",  # 3.0 has no way to say that an object may be null
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
    "ENUM_NAME_OVERRIDES": {
        f"{name}Enum": f"claims.models.choices.{name}"
        for name in ("ArticleKind", "DismissalReason", "JobKind", "PartyKind", "Precision", "RejectionReason")
    }
    | {"DatedPrecisionEnum": "claims.api.bodies.articles.DATED"},
}

# Machines -------------------------------------------------------------------------------------------------------------

EXTRACTOR = os.environ.get("EXTRACTOR", "") or "claims.extraction.RuleExtractor"
EMBEDDER = os.environ.get("EMBEDDER", "") or "claims.matching.embedding.SentenceEncoder"

# For EXTRACTOR=claims.pipeline.llm.Extractor: any endpoint that speaks the OpenAI chat completions protocol.
LLM_URL = os.environ.get("LLM_URL", "")
LLM_MODEL = os.environ.get("LLM_MODEL", "")
LLM_KEY = os.environ.get("LLM_KEY", "")
# In all, attempts and pauses included; a job without a sign of life for two minutes is queued again.
LLM_SECONDS = min(float(os.environ.get("LLM_SECONDS", "") or 60), 100.0)
LLM_ARTICLES_PER_DAY = int(os.environ.get("LLM_ARTICLES_PER_DAY", "") or 500)
LLM_ARTICLE_CHARACTERS = int(os.environ.get("LLM_ARTICLE_CHARACTERS", "") or 40_000)

CELERY_BROKER_URL = redis_urls.for_celery(REDIS_URL)
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = CELERY_TASK_REJECT_ON_WORKER_LOST = CELERY_TASK_ACKS_ON_FAILURE_OR_TIMEOUT = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_MAX_TASKS_PER_CHILD = 500
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = True
# A task past its limits is ended, and a message unacknowledged for longer than that is given to another worker.
CELERY_TASK_SOFT_TIME_LIMIT = 240
CELERY_TASK_TIME_LIMIT = 300
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 900,
    "unacked_restore_interval": 10,
    "unacked_restore_throttle": 1,
    "socket_timeout": 30,
    "socket_keepalive": True,
    "health_check_interval": 25,
    "global_keyprefix": "factcheck-queue:",
}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# A stop gives running tasks this long; what is not done by then is delivered again at the next start.
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 3.0
CELERY_TASK_DEFAULT_QUEUE = "maintenance"
CELERY_TASK_ROUTES = {
    "claims.tasks.read_source": {"queue": "ingest"},
    "claims.tasks.fetch_feed": {"queue": "ingest"},
    "claims.tasks.match_statement": {"queue": "match"},
}
CELERY_TIMEZONE = "UTC"
CELERY_BEAT_SCHEDULE = {
    "requeue-stale-jobs": {"task": "claims.tasks.requeue_stale_jobs", "schedule": 60.0},
    # Looks at one key when nobody decided anything; else at the last decisions, some seconds for 20,000 of them.
    "learn-from-decisions": {"task": "claims.tasks.learn_from_decisions", "schedule": 600.0},
    "fetch-due-feeds": {"task": "claims.tasks.fetch_due_feeds", "schedule": 60.0},
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {
        # A probe that finds the newsroom not ready yet says so in its answer.
        "no_probes": {
            "()": "django.utils.log.CallbackFilter",
            "callback": lambda record: getattr(getattr(record, "request", None), "path", "") != "/readyz",
        },
    },
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["no_probes"]}},
    "root": {"handlers": ["console"], "level": os.environ.get("LOG_LEVEL", "") or "INFO"},
}
