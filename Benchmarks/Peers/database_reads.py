"""What reads of the encrypted database take in Python, with sqlite3 and cryptography, for comparison.

usage: database_reads.py DATABASE

Reads the key in hexadecimal from the first line of standard input, and then commands: "read THREADS ACCOUNT...". Answers
each with the nanoseconds that reading and opening those rows took and how many there were, or with "failed: " and why.
"""

import sqlite3
import struct
import sys
import threading
import time

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

QUERY = "SELECT attributes, envelope FROM credential WHERE service = ? AND account = ?"
SERVICE = b"clockify"


class Reader:
    def __init__(self, path, key):
        self.connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True, check_same_thread=False)
        self.cipher = AESGCM(key)

    def read(self, accounts):
        execute, decrypt, pack = self.connection.execute, self.cipher.decrypt, struct.pack
        start = b"\x00\x00\x00\x01\x01" + pack(">I", len(SERVICE)) + SERVICE
        secrets = {}
        for account in accounts:
            row = execute(QUERY, ("clockify", account)).fetchone()
            if row is None:
                continue
            attributes, envelope = row
            name = account.encode()
            bound = b"".join(
                (start, pack(">I", len(name)), name, pack(">I", len(attributes)), attributes, b"\x00\x00\x00\x08", envelope[1:9])
            )
            secrets[account] = (decrypt(envelope[9:21], envelope[21:], bound), attributes)
        return secrets


def read(readers, accounts):
    share = (len(accounts) + len(readers) - 1) // len(readers)
    parts = [accounts[index * share : (index + 1) * share] for index in range(len(readers))]
    results = [None] * len(readers)

    def work(index):
        results[index] = readers[index].read(parts[index])

    begin = time.perf_counter_ns()
    if len(readers) == 1:
        work(0)
    else:
        threads = [threading.Thread(target=work, args=(index,)) for index in range(len(readers))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    elapsed = time.perf_counter_ns() - begin
    return f"{elapsed} {sum(map(len, results))}"


key = bytes.fromhex(sys.stdin.readline().strip())
readers = [Reader(sys.argv[1], key) for _ in range(2)]
for line in sys.stdin:
    _, threads, *accounts = line.split()
    try:
        answer = read(readers[: int(threads)], accounts)
    except Exception as error:
        answer = f"failed: {type(error).__name__}: {error}"
    print(answer, flush=True)
