"""A bucket for files as they were received, where one is named; else they lie in the database."""

from oicsummit.settings.environment import text
from oicsummit.settings.pages import STORAGES

ORIGINALS_BUCKET = text("ORIGINALS_BUCKET")
ORIGINALS_ENDPOINT = text("ORIGINALS_ENDPOINT")
ORIGINALS_REGION = text("ORIGINALS_REGION")
# Without them the client looks where Amazon's own do: its environment, its file, the role of the machine.
ORIGINALS_KEY = text("ORIGINALS_KEY")
ORIGINALS_SECRET = text("ORIGINALS_SECRET")

if ORIGINALS_BUCKET:
    from botocore.config import Config  # here: where no bucket is named nothing of it is loaded

    STORAGES["originals"] = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": ORIGINALS_BUCKET,
            "endpoint_url": ORIGINALS_ENDPOINT or None,
            "region_name": ORIGINALS_REGION or None,
            "access_key": ORIGINALS_KEY or None,
            "secret_key": ORIGINALS_SECRET or None,
            "default_acl": None,
            "client_config": Config(
                connect_timeout=5,
                read_timeout=30,
                retries={"max_attempts": 2},
                # By the path a server of one's own needs no name for each bucket; and older ones know no new checksums.
                s3={"addressing_style": "path" if ORIGINALS_ENDPOINT else "auto"},
                signature_version="s3v4",
                request_checksum_calculation="when_required",
                response_checksum_validation="when_required",
            ),
        },
    }
