"""The settings of the tests: those of the product, on servers of their own under a temporary VAR_DIR."""

from tests import servers

servers.choose()

from factcheck.settings import *  # noqa: E402, F403 -- VAR_DIR is chosen first
from factcheck.settings import DATABASES, REST_FRAMEWORK  # noqa: E402 -- as above; named, they are changed below

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # tests log in often
REST_FRAMEWORK["TEST_REQUEST_DEFAULT_FORMAT"] = "json"
if servers.copies():
    DATABASES["default"]["TEST"] = {"TEMPLATE": DATABASES["default"]["NAME"]}
