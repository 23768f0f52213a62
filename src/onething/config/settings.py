"""Every setting of the product, read from the environment. docs/operations.md lists them; a test keeps the two equal."""

import os
from pathlib import Path

from onething.command.database_url import parse_database_url
from onething.command.first_run import read_secret_key
from onething.config.time import follow_scratch_clock

DATA_DIR = Path(os.environ.get("ONETHING_DATA", "data")).resolve()
DATABASE_URL = os.environ.get("DATABASE_URL", "")
KEYS_FILE = Path(os.environ.get("ONETHING_KEYS_FILE", str(DATA_DIR / "private" / "keys.json")))
IS_DEMONSTRATION = os.environ.get("ONETHING_DEMONSTRATION", "") == "1"
DEMONSTRATION_PACKAGE = os.environ.get("ONETHING_DEMONSTRATION_PACKAGE", "")
SCRATCH_CLOCK = os.environ.get("ONETHING_SCRATCH_CLOCK", "")
SMS_GATEWAY = os.environ.get("ONETHING_SMS_GATEWAY", "local")
IDENTITY_REGISTER = os.environ.get("ONETHING_IDENTITY_REGISTER", "local")
PUBLIC_ADDRESS = os.environ.get("ONETHING_PUBLIC_ADDRESS", "http://127.0.0.1:8000")
LOG_LEVEL = os.environ.get("ONETHING_LOG_LEVEL", "INFO")
BUSINESS_REGISTER = os.environ.get("ONETHING_BUSINESS_REGISTER", "local")
CITY_DIVISION = os.environ.get("ONETHING_DIVISION", "430182")
CITY_NAME = os.environ.get("ONETHING_CITY_NAME", "宁乡市")
CORRECTION_DAYS = int(os.environ.get("ONETHING_CORRECTION_DAYS", "20"))
CORRECTION_WARNING_DAYS = int(os.environ.get("ONETHING_CORRECTION_WARNING_DAYS", "5"))
CARRIER = os.environ.get("ONETHING_CARRIER", "local")
PRECHECK_DAYS = int(os.environ.get("ONETHING_PRECHECK_DAYS", "1"))
CATALOGUE_DAYS = {
    "draft": int(os.environ.get("ONETHING_CATALOGUE_DRAFT_DAYS", "20")),
    "submitted": int(os.environ.get("ONETHING_CATALOGUE_REVIEW_DAYS", "3")),
    "reviewed": int(os.environ.get("ONETHING_CATALOGUE_APPROVAL_DAYS", "5")),
    "approved": int(os.environ.get("ONETHING_CATALOGUE_PUBLICATION_DAYS", "3")),
}
EMBEDDING_SITES = [one for one in os.environ.get("ONETHING_EMBEDDING_SITES", "").split(",") if one]
DEFERRAL_DAYS = int(os.environ.get("ONETHING_DEFERRAL_DAYS", "10"))
DEFERRAL_WARNING_DAYS = int(os.environ.get("ONETHING_DEFERRAL_WARNING_DAYS", "3"))
UNSUPPLIED = os.environ.get("ONETHING_UNSUPPLIED", "withdraw_acceptance")
APPROVALS_BUREAU = os.environ.get("ONETHING_APPROVALS_BUREAU", "行政审批服务局")
DATA_AUTHORITY = os.environ.get("ONETHING_DATA_AUTHORITY", "数据资源中心")
GRANT_DAYS = {
    "asked": int(os.environ.get("ONETHING_GRANT_CHECK_DAYS", "2")),
    "at_provider": int(os.environ.get("ONETHING_GRANT_CONSENT_DAYS", "5")),
    "coordinating": int(os.environ.get("ONETHING_GRANT_SETTLING_DAYS", "5")),
}
GRANT_LONGEST_DAYS = int(os.environ.get("ONETHING_GRANT_LONGEST_DAYS", "1096"))
EXCHANGE_SOURCES = os.environ.get("ONETHING_EXCHANGE_SOURCES", "")
EXCHANGE_HOSTS = [one for one in os.environ.get("ONETHING_EXCHANGE_HOSTS", "").split(",") if one]
EXCHANGE_SKEW_SECONDS = int(os.environ.get("ONETHING_EXCHANGE_SKEW_SECONDS", "300"))
EXCHANGE_MINUTE_CALLS = int(os.environ.get("ONETHING_EXCHANGE_MINUTE_CALLS", "600"))
EXCHANGE_DAILY_CALLS = int(os.environ.get("ONETHING_EXCHANGE_DAILY_CALLS", "10000"))

follow_scratch_clock(SCRATCH_CLOCK)

SECRET_KEY = read_secret_key(DATA_DIR)
DEBUG = False
ALLOWED_HOSTS = os.environ.get("ONETHING_HOSTS", "127.0.0.1,localhost").split(",")
ROOT_URLCONF = "onething.config.urls"
WSGI_APPLICATION = "onething.config.wsgi.application"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.staticfiles",
    "csp",
    "procrastinate.contrib.django",
    "onething.keys",
    "onething.ledger",
    "onething.outbox",
    "onething.replies",
    "onething.calendars",
    "onething.rulebook",
    "onething.files",
    "onething.documents",
    "onething.notify",
    "onething.parcels",
    "onething.look",
    "onething.directory",
    "onething.catalogue",
    "onething.publicity",
    "onething.training",
    "onething.credentials",
    "onething.exchange",
    "onething.cases",
    "onething.supervision",
    "onething.archives",
    "onething.journey",
    "onething.pages",
    "onething.portal",
    "onething.counter",
    "onething.desk",
]
MIDDLEWARE = [
    "onething.config.requests.RequestIdMiddleware",
    "onething.openapi.guarding.InterfaceMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "onething.pages.headers.HeadersMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "onething.pages.signed_in.SignedInMiddleware",
    "onething.pages.typed_text.TypedTextMiddleware",
    "onething.pages.refusals.RefusalMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": ["django.template.context_processors.csrf", "onething.pages.shell.shell"]
        },
    }
]

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {"staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}}

DATABASES = {"default": parse_database_url(DATABASE_URL)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "directory.Person"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = False

DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000  # a matter or a question of the catalogue with long lists
DATA_UPLOAD_MAX_MEMORY_SIZE = 64 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# A demonstration is tried on a bare machine without TLS; anywhere else cookies travel encrypted or not at all.
CSRF_COOKIE_SECURE = not IS_DEMONSTRATION
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "onething.pages.faults.csrf_failed"
CSRF_TRUSTED_ORIGINS = [PUBLIC_ADDRESS]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:", "blob:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}
LOGGING_CONFIG = "onething.config.logging.configure_logging"
LOGGING = {"level": LOG_LEVEL}
