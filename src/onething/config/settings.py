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

follow_scratch_clock(SCRATCH_CLOCK)

SECRET_KEY = read_secret_key(DATA_DIR)
DEBUG = False
ALLOWED_HOSTS = os.environ.get("ONETHING_HOSTS", "127.0.0.1,localhost").split(",")
ROOT_URLCONF = "onething.config.urls"
WSGI_APPLICATION = "onething.config.wsgi.application"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "procrastinate.contrib.django",
    "onething.keys",
    "onething.ledger",
    "onething.outbox",
    "onething.replies",
    "onething.calendars",
    "onething.files",
    "onething.documents",
    "onething.notify",
    "onething.directory",
    "onething.catalogue",
    "onething.credentials",
    "onething.cases",
    "onething.journey",
]
MIDDLEWARE = [
    "onething.config.requests.RequestIdMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.common.CommonMiddleware",
]

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

DATA_UPLOAD_MAX_MEMORY_SIZE = 64 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
LOGGING_CONFIG = "onething.config.logging.configure_logging"
LOGGING = {"level": LOG_LEVEL}
