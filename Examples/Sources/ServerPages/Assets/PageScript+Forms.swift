extension PageScript {
    /// What each form sends.
    static let forms = #"""
        let checkedKey = "";

        function forgetWorkspaces() {
          checkedKey = "";
          byId("choose-workspace").disabled = true;
          byId("choose-workspace").hidden = true;
          byId("check-key").hidden = false;
        }

        async function checkKey() {
          const key = trimmed("clockify-key");
          forgetWorkspaces();
          const answer = await ask("POST", "/api/clockify/workspaces", { apiKey: key });
          const list = Array.isArray(answer) ? answer : answer?.workspaces ?? [];
          const options = list.map(({ id, name }) => {
            const option = document.createElement("option");
            option.value = String(id);
            option.textContent = String(name).slice(0, 80);
            return option;
          });
          if (options.length === 0) throw new Error("This key has no workspace. Ask to be invited to one in Clockify.");
          byId("workspace").replaceChildren(...options);
          checkedKey = key;
          byId("choose-workspace").disabled = false;
          byId("choose-workspace").hidden = false;
          byId("check-key").hidden = true;
          say("Clockify knows the key. Choose the workspace and save.", false);
          byId("workspace").focus();
        }

        async function saveKey() {
          const apiKey = trimmed("clockify-key");
          if (!checkedKey || apiKey !== checkedKey) return checkKey();
          await ask("POST", "/api/clockify/integration", { apiKey, workspaceId: byId("workspace").value });
          byId("clockify-key").value = "";
          done("Clockify is connected.");
        }

        async function validateToken() {
          const accountId = trimmed("account");
          if (!accountId) {
            byId("account").focus();
            throw new Error("Enter your Atlassian account id, for which the token is checked.");
          }
          const body = { accountId, clockworkApiToken: trimmed("clockwork-token") };
          const answer = await ask("POST", "/api/settings/validate", body);
          if (!answer?.valid) throw new Error(answer?.message || "Clockwork refuses this token. Create a new one in Jira.");
          say("Clockwork accepts the token. Save it to use it.", false);
        }

        const submits = {
          "sign-in": async () => {
            await ask("POST", "/session", { token: trimmed("token") });
            byId("token").value = "";
            done("You are signed in.", "/");
          },
          "start-timer": async () => {
            const body = filled({ description: trimmed("description"), projectId: byId("project").value });
            await ask("POST", "/api/clockify/timer/start", body);
            done("The timer runs.");
          },
          "start-issue": async () => {
            const issueKey = trimmed("issue");
            await ask("POST", "/api/timers/start", filled({ issueKey, comment: trimmed("comment") }));
            done(`The timer of ${issueKey} runs.`);
          },
          "connect-clockify": checkKey,
          "connect-clockwork": async () => {
            const body = filled({ apiToken: trimmed("clockwork-token"), accountId: trimmed("account") });
            await ask("POST", "/api/clockwork/integration", body);
            byId("clockwork-token").value = "";
            done("Clockwork is connected.");
          },
          "save-clockify": saveKey,
          "validate-clockwork": validateToken,
          "stop-typed-issue": () => stopIssue(trimmed("issue")),
        };

        """#

    /// What each button does, and what happens when the page is loaded.
    static let start = #"""
        async function stopIssue(issueKey) {
          await ask("POST", "/api/timers/stop", { issueKey });
          done(`The timer of ${issueKey} stopped.`);
        }

        async function remove(question, yes, path, text) {
          if (!await confirmed(question, yes)) return;
          await ask("DELETE", path);
          done(text);
        }

        async function useShared(service, noun) {
          await ask("POST", `/api/${service}/shared-token`, { use: true });
          done(`The shared ${noun} of this server is used.`);
        }

        const clicks = {
          "sign-out": async () => {
            await ask("DELETE", "/session");
            done("You are signed out.", "/");
          },
          "quit": async () => {
            await ask("POST", "/quit", {});
            byId("main").textContent = "The program has ended. You can close this page.";
          },
          "stop-timer": async () => {
            await ask("POST", "/api/clockify/timer/stop", {});
            done("The timer stopped.");
          },
          "stop-issue": (button) => stopIssue(button.dataset.issue),
          "use-shared-clockify": () => useShared("clockify", "key"),
          "use-shared-clockwork": () => useShared("clockwork", "token"),
          "disconnect-clockify": () => remove(
            "Disconnect Clockify? Your key is forgotten here. Your time entries stay at Clockify.", "Disconnect",
            "/api/clockify/integration", "Clockify is disconnected. Your key is no longer kept here."),
          "remove-clockwork": () => remove(
            "Remove the Clockwork token? It is forgotten here.", "Remove",
            "/api/clockwork/integration", "The Clockwork token is removed."),
        };

        for (const form of document.querySelectorAll("form[data-form]")) {
          form.addEventListener("submit", (event) => {
            event.preventDefault();
            const name = event.submitter?.dataset.action ?? form.dataset.form;
            // The return key submits by the first button, which is hidden once the key was checked: then it saves.
            run(event.submitter, name === "connect-clockify" && checkedKey ? saveKey : submits[name]);
          });
        }

        for (const button of document.querySelectorAll('button[type="button"][data-action]')) {
          button.addEventListener("click", () => run(button, () => clicks[button.dataset.action](button)));
        }

        byId("clockify-key")?.addEventListener("input", forgetWorkspaces);

        const loaded = Date.now();
        const clocks = [...document.querySelectorAll("[data-elapsed]")];
        const two = (number) => String(number).padStart(2, "0");
        function tick() {
          const passed = Math.max(0, Math.floor((Date.now() - loaded) / 1000));
          for (const clock of clocks) {
            const seconds = Number(clock.dataset.elapsed) + passed;
            clock.textContent = `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
          }
        }
        if (clocks.length > 0) setInterval(tick, 1000);

        try {
          const text = sessionStorage.getItem("done");
          sessionStorage.removeItem("done");
          if (text) say(text, false);
        } catch { /* Nothing is said then. */ }

        """#
}
