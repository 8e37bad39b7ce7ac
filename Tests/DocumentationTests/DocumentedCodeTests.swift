import Testing

@Suite struct DocumentedCodeTests {
    @Test func everyBlockIsCompiled() throws {
        let sources = try DocumentedCode.sources()
        let blocks = try DocumentedCode.blocks()
        #expect(!blocks.isEmpty)
        for block in blocks {
            #expect(
                sources.contains { DocumentedCode.contains(block.code, in: $0) },
                "\(block.page), line \(block.line): the code stands in no file of Tests/DocumentationTests."
            )
        }
    }

    @Test func theGuideForTestAuthorsHasSixTests() throws {
        let code = try DocumentedCode.blocks().filter { $0.page == "docs/testing.md" }.flatMap(\.code)
        let tests = code.filter { $0.hasPrefix("@Test func ") }
        #expect(
            tests.map { $0.dropFirst(11).prefix { $0 != "(" } } == [
                "absent", "locked", "slow", "headerWins", "noFallThrough", "unauthorized",
            ]
        )
    }

    @Test func findsBlocksAndLeavesOutThoseOfManifests() {
        let page = """
            ```swift
            let a = 1
            ```
            <!-- manifest -->
            ```swift
            .package(path: "..")
            ```
            ```sh
            swift build
            ```
              ```swift
              let b = 2

              let c = 3
              ```
            """
        let blocks = DocumentedCode.blocks(in: page, of: "page.md")
        #expect(blocks.map(\.code) == [["let a = 1"], ["let b = 2", "", "let c = 3"]])
        #expect(blocks.map(\.line) == [1, 11])
    }

    @Test func noticesAChangedLine() {
        let source = ["import Testing", "", "let a = 1", "", "let b = 2", ""]
        #expect(DocumentedCode.contains(["let a = 1", "", "let b = 2"], in: source))
        #expect(!DocumentedCode.contains(["let a = 1", "let b = 2"], in: source))
        #expect(!DocumentedCode.contains(["let a = 1", "", "let b = 3"], in: source))
        #expect(!DocumentedCode.contains(["let a"], in: source))
        #expect(!DocumentedCode.contains([], in: source))
    }
}
