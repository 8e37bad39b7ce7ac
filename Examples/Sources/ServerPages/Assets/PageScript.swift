/// What the page does: it sends forms as JSON, says what came of them, and lets clocks run.
///
/// ## Security
///
/// Values reach the page as text alone, never as markup. Keys are read from their fields, sent, and forgotten.
enum PageScript {
    static let text = asking + words + forms + start

    private static let asking = #"""
        "use strict";

        const byId = (id) => document.getElementById(id);
        const csrfToken = document.querySelector('meta[name="csrf-token"]')?.content;

        // What a person is told when the server does not say it.
        function sentence(status, retryAfter) {
          if (status === 401) return "Your session has ended. Reload the page and sign in again.";
          if (status === 403) return "This is not allowed. Reload the page and try again.";
          if (status === 429) return `Too many requests. Wait ${/^\d+$/.test(retryAfter) ? `${retryAfter} seconds` : "a minute"} and try again.`;
          if (status === 502 || status === 503 || status === 504) return "The service cannot be reached now. Try again in a minute.";
          return "This did not work. Reload the page and try again.";
        }

        async function ask(method, path, body) {
          const headers = { Accept: "application/json" };
          if (body !== undefined) headers["Content-Type"] = "application/json";
          if (csrfToken) headers["X-CSRF-Token"] = csrfToken;
          let answer;
          let value = null;
          try {
            answer = await fetch(path, {
              method, headers, body: body === undefined ? undefined : JSON.stringify(body),
              credentials: "same-origin", cache: "no-store", redirect: "error", signal: AbortSignal.timeout(60000),
            });
          } catch {
            throw new Error("This server cannot be reached. Check the connection and try again.");
          }
          try { value = await answer.json(); } catch { /* An empty answer is no JSON. */ }
          if (!answer.ok) {
            const message = typeof value?.message === "string" ? value.message : "";
            throw new Error(message || sentence(answer.status, answer.headers.get("Retry-After")));
          }
          return value;
        }

        """#

    private static let words = #"""
        function say(text, isProblem) {
          byId("alert").textContent = isProblem ? text : "";
          byId("status").textContent = isProblem ? "" : text;
          if (text) (isProblem ? byId("alert") : byId("status")).scrollIntoView({ block: "nearest" });
        }

        // Shows the page anew, and then what was done.
        function done(text, path) {
          try { sessionStorage.setItem("done", text); } catch { /* Nothing is said then. */ }
          if (path) location.assign(path); else location.reload();
        }

        function confirmed(text, yes) {
          const dialog = byId("question");
          byId("question-text").textContent = text;
          byId("question-yes").textContent = yes;
          dialog.returnValue = "no";
          dialog.showModal();
          return new Promise((resolve) => {
            dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
          });
        }

        // One thing at a time: what was clicked waits until it is done.
        let isBusy = false;
        async function run(element, work) {
          if (isBusy) return;
          isBusy = true;
          element?.setAttribute("aria-busy", "true");
          say("", false);
          try { await work(); } catch (error) { say(error.message, true); }
          element?.removeAttribute("aria-busy");
          isBusy = false;
        }

        const trimmed = (id) => byId(id).value.trim();
        // Leaves out what is empty.
        const filled = (fields) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ""));

        """#
}
