package import Foundation

/// The page that a browser shows.
package struct BrowserPage: Sendable {
    /// The name by which the protocol calls the identifier of an element.
    private static let elementName = "element-6066-11e4-a52e-4f735466cecf"

    private let driver: WebDriver

    init(_ driver: WebDriver) {
        self.driver = driver
    }

    /// Goes to an address and waits until the page is loaded.
    package func open(_ address: String) async throws {
        try await driver.send("POST", "/url", ["url": address])
    }

    /// Clicks on the first element that a CSS selector finds.
    package func click(_ selector: String) async throws {
        try await driver.send("POST", "/element/\(try await element(selector))/click")
    }

    /// Types into a field, after what it has.
    package func type(_ text: String, into selector: String) async throws {
        try await driver.send("POST", "/element/\(try await element(selector))/value", ["text": text])
    }

    /// Presses keys where the focus is; special keys are characters from U+E000 on, such as U+E004 for Tab.
    package func press(_ keys: String) async throws {
        let actions: [[String: Any]] = keys.flatMap { key in
            [["type": "keyDown", "value": String(key)], ["type": "keyUp", "value": String(key)]]
        }
        let keyboard: [String: Any] = ["type": "key", "id": "keyboard", "actions": actions]
        try await driver.send("POST", "/actions", ["actions": [keyboard]])
    }

    /// The text of the first element that a CSS selector finds, as it is seen.
    package func text(_ selector: String) async throws -> String {
        try await driver.send("GET", "/element/\(try await element(selector))/text") as? String ?? ""
    }

    /// How many elements a CSS selector finds.
    package func count(_ selector: String) async throws -> Int {
        let body = ["using": "css selector", "value": selector]
        return (try await driver.send("POST", "/elements", body) as? [Any])?.count ?? 0
    }

    /// The page as markup, as it is now.
    package func source() async throws -> String {
        try await driver.send("GET", "/source") as? String ?? ""
    }

    /// The value of an expression of the page's language, as text.
    @discardableResult
    package func value(of expression: String) async throws -> String {
        let body: [String: Any] = ["script": "return String(\(expression));", "args": [String]()]
        return try await driver.send("POST", "/execute/sync", body) as? String ?? ""
    }

    /// The cookies that the page can be sent with, script or not.
    package func cookies() async throws -> [BrowserCookie] {
        let list = try await driver.send("GET", "/cookie") as? [[String: Any]] ?? []
        return list.map { fields in
            BrowserCookie(
                name: fields["name"] as? String ?? "",
                value: fields["value"] as? String ?? "",
                isHTTPOnly: fields["httpOnly"] as? Bool ?? false,
                isSecure: fields["secure"] as? Bool ?? false,
                sameSite: fields["sameSite"] as? String ?? ""
            )
        }
    }

    /// What the browser complained about since it was asked last, policy violations among it.
    package func complaints() async throws -> [String] {
        let entries = try await driver.send("POST", "/se/log", ["type": "browser"]) as? [[String: Any]] ?? []
        return entries.map { "\($0["level"] as? String ?? ""): \($0["message"] as? String ?? "")" }
    }

    /// Waits until a condition holds, for ten seconds at most.
    ///
    /// - Parameters:
    ///   - what: The condition in words, for the failure.
    ///   - condition: Asks the page; an element that is not there counts as false.
    /// - Throws: That it did not come to hold, with what the page says.
    package func wait(for what: String, _ condition: @Sendable () async throws -> Bool) async throws {
        let clock = ContinuousClock()
        let end = clock.now + .seconds(10)
        while clock.now < end {
            if (try? await condition()) == true { return }
            try await clock.sleep(for: .milliseconds(30))
        }
        let text = (try? await text("body")) ?? ""
        throw WebDriver.Failure(description: "the page did not come to have \(what); it says: \(text.prefix(2000))")
    }

    /// Makes the page look as on another screen.
    ///
    /// - Parameters:
    ///   - width: The width in CSS pixels.
    ///   - isDark: Whether the person prefers dark colours.
    /// - Throws: That the browser does not do it.
    package func look(width: Int, isDark: Bool) async throws {
        let features = [["name": "prefers-color-scheme", "value": isDark ? "dark" : "light"]]
        try await command("Emulation.setEmulatedMedia", ["features": features])
        try await command(
            "Emulation.setDeviceMetricsOverride",
            ["width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 600]
        )
    }

    /// A picture of the whole page, in PNG.
    package func screenshot() async throws -> Data {
        let root = "document.documentElement"
        let width = Double(try await value(of: "\(root).clientWidth")) ?? 1200
        let height = Double(try await value(of: "\(root).scrollHeight")) ?? 900
        let clip = ["x": 0, "y": 0, "width": width, "height": height, "scale": 1]
        let answer = try await command(
            "Page.captureScreenshot",
            ["format": "png", "captureBeyondViewport": true, "clip": clip]
        )
        let text = (answer as? [String: Any])?["data"] as? String ?? ""
        guard let data = Data(base64Encoded: text), !data.isEmpty else {
            throw WebDriver.Failure(description: "the browser made no picture")
        }
        return data
    }

    /// Ends the session, and with it the browser.
    func close() async throws {
        try await driver.send("DELETE", "")
    }

    /// Sends a command of the browser's own protocol.
    @discardableResult
    private func command(_ name: String, _ parameters: [String: Any]) async throws -> Any {
        try await driver.send("POST", "/goog/cdp/execute", ["cmd": name, "params": parameters])
    }

    private func element(_ selector: String) async throws -> String {
        let answer = try await driver.send("POST", "/element", ["using": "css selector", "value": selector])
        guard let id = (answer as? [String: Any])?[Self.elementName] as? String else {
            throw WebDriver.Failure(description: "no element \(selector)")
        }
        return id
    }
}

/// A cookie that a browser keeps.
package struct BrowserCookie: Sendable {
    /// Its name.
    package let name: String
    /// Its value.
    package let value: String
    /// Whether scripts cannot read it.
    package let isHTTPOnly: Bool
    /// Whether it is sent over TLS alone.
    package let isSecure: Bool
    /// With which requests of other sites it is sent: `Strict`, `Lax` or `None`.
    package let sameSite: String
}
