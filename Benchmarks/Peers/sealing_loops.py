"""What sealing and opening takes with Python's cryptography, for comparison.

usage: sealing_loops.py

Reads commands from standard input: "prepare KEY BOUND SECRET" with hexadecimal digits, answered by "ready"; then
"seal TIMES" and "open TIMES", answered by the nanoseconds that all of them took.
"""

import os
import sys
import time

from cryptography.hazmat.primitives.ciphers.aead import AESGCM


def seal(cipher, bound, secret):
    nonce = os.urandom(12)
    return nonce + cipher.encrypt(nonce, secret, bound)


def unseal(cipher, bound, box):
    return cipher.decrypt(box[:12], box[12:], bound)


for line in sys.stdin:
    action, *arguments = line.split()
    if action == "prepare":
        key, bound, secret = map(bytes.fromhex, arguments)
        cipher = AESGCM(key)
        box = seal(cipher, bound, secret)
        print("ready", flush=True)
        continue
    work, content = (seal, secret) if action == "seal" else (unseal, box)
    begin = time.perf_counter_ns()
    for _ in range(int(arguments[0])):
        work(cipher, bound, content)
    print(time.perf_counter_ns() - begin, flush=True)
