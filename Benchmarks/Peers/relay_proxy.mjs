// What a Node program of the same steps takes: it checks the body of POST /api/timers/start, hands the caller's token on
// and answers as timetrack-server does.
//
// usage: node relay_proxy.mjs UPSTREAM PORT

import http from "node:http";

const [upstream, port] = process.argv.slice(2);
const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });

function answer(response, status, body) {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    "Content-Type": "application/json; charset=utf-8",
    "Content-Length": Buffer.byteLength(text),
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
  });
  response.end(text);
}

function collect(stream, limit, done) {
  const parts = [];
  let size = 0;
  stream.on("data", (part) => {
    size += part.length;
    if (size > limit) stream.destroy();
    else parts.push(part);
  });
  stream.on("end", () => done(Buffer.concat(parts).toString()));
}

http
  .createServer((request, response) => {
    if (request.url !== "/api/timers/start") return answer(response, 404, { error: "NOT_FOUND" });
    if (request.method !== "POST") return answer(response, 405, { error: "METHOD_NOT_ALLOWED" });
    collect(request, 65536, (text) => {
      let body;
      try {
        body = JSON.parse(text);
      } catch {
        return answer(response, 400, { error: "BAD_REQUEST" });
      }
      if (typeof body.issueKey !== "string") return answer(response, 400, { error: "BAD_REQUEST" });
      const token = (request.headers["x-clockwork-token"] ?? "").trim() || process.env.CLOCKWORK_API_TOKEN;
      const content = JSON.stringify({ issue_key: body.issueKey, comment: body.comment });
      const outgoing = http.request(
        upstream + "/v1/start_timer",
        {
          method: "POST",
          agent,
          timeout: 10000,
          headers: {
            Authorization: `Token ${token}`,
            "Content-Type": "application/json",
            "Content-Length": Buffer.byteLength(content),
          },
        },
        (incoming) => {
          collect(incoming, 1 << 20, (message) => {
            try {
              JSON.parse(message);
            } catch {
              return answer(response, 502, { error: "START_TIMER_FAILED" });
            }
            if (incoming.statusCode >= 200 && incoming.statusCode < 300) answer(response, 201, {});
            else answer(response, incoming.statusCode, { error: "START_TIMER_FAILED" });
          });
        },
      );
      outgoing.on("error", () => answer(response, 502, { error: "START_TIMER_FAILED" }));
      outgoing.end(content);
    });
  })
  .listen(Number(port), "127.0.0.1", () => console.log(port));
