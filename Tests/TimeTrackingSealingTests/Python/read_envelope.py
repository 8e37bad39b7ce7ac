"""Opens envelopes by what docs/encryption.md says of them.

Reads JSON from standard input, one object a line: the key, the attributes and the envelope in hexadecimal, the service
and the account as text. Answers each with the secret in hexadecimal and the attributes, or with "error" and why.
"""

import hashlib
import hmac
import json
import sys

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM


def field(content):
    return len(content).to_bytes(4, "big") + content


def fields(stored):
    while stored:
        end = 4 + int.from_bytes(stored[:4], "big")
        yield stored[4:end].decode()
        stored = stored[end:]


def open_envelope(key, service, account, attributes, envelope):
    version, key_id, nonce, sealed = envelope[:1], envelope[1:9], envelope[9:21], envelope[21:]
    if version != b"\x01" or len(sealed) < 16:
        raise ValueError("malformed")
    if hmac.digest(key, b"TimeTrackingKit encryption key id", hashlib.sha256)[:8] != key_id:
        raise ValueError("another key")
    bound = b"".join(map(field, (version, service.encode(), account.encode(), attributes, key_id)))
    return AESGCM(key).decrypt(nonce, sealed, bound)


for line in sys.stdin:
    try:
        request = {name: value if name in ("service", "account") else bytes.fromhex(value) for name, value in json.loads(line).items()}
        texts = list(fields(request["attributes"]))
        answer = {"secret": open_envelope(**request).hex(), "attributes": dict(zip(texts[::2], texts[1::2]))}
    except (InvalidTag, ValueError) as error:
        answer = {"error": type(error).__name__ if isinstance(error, InvalidTag) else str(error)}
    print(json.dumps(answer), flush=True)
