import ProgramFixtures
import SystemPackage

/// A browser without a window.
enum Chromium {
    /// Opens something in the browser, whose profile is in the home.
    ///
    /// - Parameters:
    ///   - arguments: What to do, such as `--dump-dom` and an address.
    ///   - home: Where it runs.
    /// - Returns: What it left behind.
    /// - Throws: That it could not be started.
    static func run(_ arguments: [String], in home: Home) async throws -> BuiltProgram.Run {
        let options = [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-background-networking",
            "--user-data-dir=\(home.path)/browser", "--window-size=1000,1400",
        ]
        return try await BuiltProgram.run(
            "/usr/bin/chromium",
            options + arguments,
            // Its socket lies there, and the path of one is short.
            environment: home.with(["TMPDIR": "/tmp"]).environment,
            input: ""
        )
    }
}
