import ProgramFixtures

/// What people who do not see a page, or see it badly, would stumble over; looked for by the page's own script.
enum PageCheck {
    /// Looks for what is wrong with the page as it is now.
    ///
    /// - Parameter page: The page.
    /// - Returns: A line for each thing that is wrong, empty when nothing is.
    /// - Throws: That the browser does not answer.
    static func problems(of page: BrowserPage) async throws -> String {
        try await page.value(of: "(() => {\(script)})()")
    }

    private static let script = """
        const found = [];
        const seen = (e) => e.checkVisibility();
        const all = (selector) => [...document.querySelectorAll(selector)].filter(seen);
        const name = (e) => `${e.localName}#${e.id}.${e.className.baseVal ?? e.className}`;
        if (!document.documentElement.lang) found.push("no language");
        if (!document.title) found.push("no title");
        for (const e of all("input, select, textarea")) {
          if (![...(e.labels ?? [])].some((label) => label.innerText.trim())) found.push("no label: " + name(e));
        }
        for (const e of all("button, a, summary")) if (!e.textContent.trim()) found.push("no name: " + name(e));
        for (const e of all("[role=img]")) if (!e.getAttribute("aria-label")) found.push("no text: " + name(e));
        for (const e of document.querySelectorAll("[aria-labelledby], [aria-describedby]")) {
          for (const id of (e.getAttribute("aria-labelledby") ?? e.getAttribute("aria-describedby")).split(" ")) {
            if (!document.getElementById(id)?.textContent.trim() && seen(e)) found.push("names nothing: " + id);
          }
        }
        const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
        for (const id of new Set(ids.filter((id, place) => ids.indexOf(id) !== place))) found.push("twice: " + id);
        const levels = all("h1, h2, h3, h4, h5, h6").map((e) => Number(e.localName[1]));
        if (levels.filter((level) => level === 1).length !== 1 || levels[0] !== 1) found.push("headings: " + levels);
        if (levels.some((level, place) => place > 0 && level > levels[place - 1] + 1)) found.push("order: " + levels);
        if (document.querySelector("#alert")?.getAttribute("role") !== "alert") found.push("alerts are not announced");
        if (document.querySelector("#status")?.getAttribute("role") !== "status") found.push("news is not announced");
        if (all("main").length !== 1) found.push("no main part");
        const root = document.documentElement;
        if (root.scrollWidth > root.clientWidth) found.push("wider than the screen");
        const light = ([r, g, b]) => [r, g, b].map((v) => v / 255)
          .map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
          .reduce((sum, v, place) => sum + v * [0.2126, 0.7152, 0.0722][place], 0);
        const parts = (color) => color.match(/[\\d.]+/g).map(Number);
        const behind = (e) => {
          for (; e; e = e.parentElement) {
            const color = parts(getComputedStyle(e).backgroundColor);
            if (color.length === 3 || color[3] === 1) return color;
          }
          return [255, 255, 255];
        };
        for (const e of all("body *")) {
          const isText = [...e.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
          if (!isText || e.closest("svg") || e.closest(".unseen") || e.localName === "option") continue;
          const two = [light(parts(getComputedStyle(e).color)), light(behind(e))].sort((a, b) => b - a);
          const contrast = (two[0] + 0.05) / (two[1] + 0.05);
          if (contrast < 4.5) found.push(`contrast ${contrast.toFixed(2)}: ${name(e)} ${e.textContent.trim().slice(0, 30)}`);
        }
        return found.join("\\n");
        """
}
