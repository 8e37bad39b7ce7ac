"""Opens envelopes by what docs/encryption.md says of them.

Reads JSON, one object a line: service and account as text, key, attributes and envelope in hexadecimal.
"""
import hmac
import json
import sys
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM


def field(content):
    return len(content).to_bytes(4, "big") + content


def texts(stored):
    while stored:
        end = 4 + int.from_bytes(stored[:4], "big")
        yield stored[4:end].decode()
        stored = stored[end:]


def opened(key, service, account, attributes, envelope):
    version, key_id, nonce, sealed = envelope[:1], envelope[1:9], envelope[9:21], envelope[21:]
    if len(envelope) < 37 or version != b"\x01":
        raise ValueError("malformed")
    if hmac.digest(key, b"TimeTrackingKit encryption key id", "sha256")[:8] != key_id:
        raise ValueError("unknownKeyID")
    bound = b"".join(map(field, (version, service.encode(), account.encode(), attributes, key_id)))
    names_and_values = list(texts(attributes))
    pairs = dict(zip(names_and_values[::2], names_and_values[1::2]))
    return {"secret": AESGCM(key).decrypt(nonce, sealed, bound).hex(), "attributes": pairs}


for line in sys.stdin:
    row = {name: text if name in ("service", "account") else bytes.fromhex(text) for name, text in json.loads(line).items()}
    try:
        print(json.dumps(opened(**row)))
    except (InvalidTag, ValueError) as error:
        print(json.dumps({"error": "tampered" if isinstance(error, InvalidTag) else str(error)}))
