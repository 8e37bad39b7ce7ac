// What sealing and opening takes with Node's crypto, for comparison.
//
// usage: node sealing_loops.mjs
//
// Reads commands from standard input: "prepare KEY BOUND SECRET" with hexadecimal digits, answered by "ready"; then
// "seal TIMES" and "open TIMES", answered by the nanoseconds that all of them took.

import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { createInterface } from "node:readline";

let key, bound, secret, box;

function seal() {
    const nonce = randomBytes(12);
    const cipher = createCipheriv("aes-256-gcm", key, nonce);
    cipher.setAAD(bound);
    return Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
}

function open() {
    const decipher = createDecipheriv("aes-256-gcm", key, box.subarray(0, 12));
    decipher.setAAD(bound);
    decipher.setAuthTag(box.subarray(-16));
    return Buffer.concat([decipher.update(box.subarray(12, -16)), decipher.final()]);
}

for await (const line of createInterface({ input: process.stdin })) {
    const [action, ...values] = line.split(" ");
    if (action === "prepare") {
        [key, bound, secret] = values.map((value) => Buffer.from(value, "hex"));
        box = seal();
        console.log("ready");
        continue;
    }
    const work = action === "seal" ? seal : open;
    const begin = process.hrtime.bigint();
    for (let count = 0; count < Number(values[0]); count++) work();
    console.log(String(process.hrtime.bigint() - begin));
}
