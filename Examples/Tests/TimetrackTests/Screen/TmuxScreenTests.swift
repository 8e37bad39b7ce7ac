import Testing

@Suite("A terminal for tests", .timeLimit(.minutes(2)))
struct TmuxScreenTests {
    @Test func showsWhatAShellPrints() async throws {
        try await Home.make { home in
            try await TmuxScreen.run(in: home, columns: 40, rows: 10) { screen in
                try await screen.enter("stty size; echo $((6 * 7))")
                let shown = try await screen.waitFor("42")
                #expect(shown.contains("10 40"))
                try await screen.resize(columns: 60, rows: 12)
                try await screen.enter("clear; stty size")
                try await screen.waitFor("12 60")
                #expect(try await screen.state("cursor_flag", "alternate_on") == ["1", "0"])
            }
        }
    }
}
