import Foundation
import ProgramFixtures
import Subprocess
import Testing

@testable import timetrack

@Suite("timetrack credentials import", .timeLimit(.minutes(4)))
struct ImportTests {
    /// A home with a database that has a key of its own, and without the variable that names the file.
    private func withHome(_ body: (Home) async throws -> Void) async throws {
        try await Home.make { home in
            let home = home.without("TIMETRACK_STORE")
            #expect(try await home.timetrack("keys", "add").status == 0)
            try await body(home)
        }
    }

    private func importing(_ home: Home, _ dump: Dump, _ more: String...) async throws -> BuiltProgram.Run {
        try await home.timetrack(["credentials", "import", "--from-node-rows", dump.path] + more)
    }

    @Test func readsEveryFormThatNodeProgramsWrite() async throws {
        try await withHome { home in
            let node = NodeProgram(home)
            var users: [(user: String, text: String, workspace: String)] = []
            for form in NodeProgram.Form.allCases {
                for count in [12, 16] {
                    let user = "7d9f3c1e-0000-4000-8000-\(form.rawValue)\(count)"
                    users.append(
                        (user, try await node.encrypt("key of \(form)/\(count) é", form, vector: count), "ws-\(count)")
                    )
                }
            }
            let dump = try Dump(home, users)
            let trial = try await importing(node.homeWithKey, dump)
            #expect(trial.status == 0)
            #expect(trial.lines.count { $0.contains("\twould import\t") } == 6)
            #expect(trial.errors.contains("Nothing was written"))
            #expect(!FileManager.default.fileExists(atPath: home.databaseFile))

            let run = try await importing(node.homeWithKey, dump, "--apply")
            #expect(run.status == 0)
            #expect(run.lines.count { $0.contains("\timported\t") } == 6)
            #expect(!(run.output + run.errors).contains("key of"))
            for form in NodeProgram.Form.allCases {
                for count in [12, 16] {
                    let user = "7d9f3c1e-0000-4000-8000-\(form.rawValue)\(count)"
                    let shown = try await home.timetrack("credentials", "show", "clockify", user, "--reveal")
                    #expect(shown.output == "key of \(form)/\(count) é")
                    let facts = try await home.timetrack("credentials", "show", "clockify", user)
                    #expect(facts.output.contains("workspace_id\tws-\(count)\n"))
                }
            }

            let again = try await importing(node.homeWithKey, dump, "--apply", "--json")
            #expect(again.status == 0)
            let document = try Document(again.output)
            #expect(document["summary"]["already_there"].int == 6)
            #expect(document["done"].bool == true)
            #expect(document["rows"][0]["line"].int == 2)
        }
    }

    @Test func reportsEveryRowAndImportsTheGoodOnes() async throws {
        try await withHome { home in
            let node = NodeProgram(home)
            let good = try await node.encrypt("good", .joined, vector: 12)
            let foreign = try await NodeProgram(home).encrypt("foreign", .hex, vector: 12)
            let empty = try await node.encrypt("", .hex, vector: 12)
            let control = try await node.encrypt("a\u{1B}b", .base64, vector: 12)
            var changed = Array(good)
            changed[20] = changed[20] == "A" ? "B" : "A"
            let dump = try Dump(
                home,
                header: ["workspace_id", "encrypted_api_key", "user_id", "note"],
                rows: [
                    ["w", good, "good", "\"a, \"\"b\"\"\nc\""],
                    ["w", foreign, "foreign", ""],
                    ["w", String(changed), "changed", ""],
                    ["w", "no ciphertext", "malformed", ""],
                    ["w", "", "blank", ""],
                    ["w", good, "", ""],
                    ["w", good, "narrow"],
                    ["w", empty, "empty", ""],
                    ["w", control, "control", ""],
                    ["w", good, "twice", ""],
                    ["w", good, "twice", ""],
                    ["", good, "last", ""],
                ],
                mark: "\u{FEFF}"
            )
            let run = try await importing(node.homeWithKey, dump, "--apply")
            #expect(run.status == 1)
            let outcomes = run.lines.dropLast().map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
            #expect(
                outcomes.map { "\($0[0]) \($0[1]) \($0[2])" } == [
                    "2 good imported", "4 foreign not decrypted", "5 changed not decrypted", "6 malformed malformed",
                    "7 blank malformed", "8  malformed", "9 narrow malformed", "10 empty unusable",
                    "11 control unusable", "12 twice duplicate user", "13 twice duplicate user", "14 last imported",
                ]
            )
            #expect(run.errors.contains("10 rows of 12 cannot be imported"))
            #expect(!(run.output + run.errors).contains("a\u{1B}b"))
            let list = try await home.timetrack("credentials", "list")
            #expect(list.output == "clockify\tgood\tdatabase\nclockify\tlast\tdatabase\n")
        }
    }

    @Test func leavesAnotherKeyOfTheSameUserUnlessToldOtherwise() async throws {
        try await withHome { home in
            let node = NodeProgram(home)
            let first = try Dump(home, [("ada", try await node.encrypt("old", .hex, vector: 12), "w")])
            #expect(try await importing(node.homeWithKey, first, "--apply").status == 0)
            let second = try Dump(home, [("ada", try await node.encrypt("new", .hex, vector: 16), "w")])
            try home.learn(with: "ada", "grace")
            #expect(try await importing(node.homeWithKey, second, "--replace").status == 0)
            let conflict = try await importing(node.homeWithKey, second, "--apply")
            #expect(conflict.status == 1)
            #expect(conflict.output.contains("2\tada\tconflict\tThe store has another key of this user"))
            #expect(try await home.timetrack("credentials", "show", "clockify", "ada", "--reveal").output == "old")
            #expect(home.learned(of: "ada", "grace").timers == ["ada", "grace"])
            // Nothing is replaced while it cannot be known whose key it is.
            try home.write("{", to: "config/timetrack/accounts.json")
            #expect(try await importing(node.homeWithKey, second, "--apply", "--replace").status == 4)
            try FileManager.default.removeItem(atPath: home.recordFile)
            #expect(try await home.timetrack("credentials", "show", "clockify", "ada", "--reveal").output == "old")
            #expect(try await importing(node.homeWithKey, second, "--apply", "--replace").status == 0)
            #expect(try await home.timetrack("credentials", "show", "clockify", "ada", "--reveal").output == "new")
            // What was learned with the former key says nothing of this one.
            let left = home.learned(of: "ada", "grace")
            #expect(left.timers == ["grace"])
            #expect(left.names == ["grace"])
        }
    }

    @Test func takesTheKeyOfTheDatabaseUnlessAVariableHasAnother() async throws {
        try await Home.make { home in
            let node = NodeProgram(home)
            let home = home.with(["ENCRYPTION_KEY": node.key, "OTHER": NodeProgram.newKey])
            let dump = try Dump(home, [("ada", try await node.encrypt("a-key", .hex, vector: 12), "w")])
            #expect(try await importing(home, dump).status == 0)
            let wrong = try await importing(home, dump, "--node-key-env", "OTHER")
            #expect(wrong.status == 1)
            #expect(wrong.errors.contains("Probably the key is another one"))
            let unset = try await importing(home, dump, "--node-key-env", "NOWHERE")
            #expect(unset.status == 64)
            #expect(unset.errors.contains("NOWHERE is not set"))
            let broken = try await importing(home.with(["NODE_ENCRYPTION_KEY": "too short"]), dump)
            #expect(broken.status == 4)
            #expect(broken.errors.contains("NODE_ENCRYPTION_KEY has 9 characters"))
        }
    }

    @Test func importsIntoOtherStores() async throws {
        try await Home.make { home in
            let node = NodeProgram(home)
            let dump = try Dump(home, [("ada", try await node.encrypt("a-key", .hex, vector: 12), "w")])
            #expect(try await importing(node.homeWithKey, dump, "--apply", "--store", "file").status == 0)
            #expect(try String(contentsOfFile: home.credentialFile, encoding: .utf8).contains("a-key"))
            #expect(!FileManager.default.fileExists(atPath: home.databaseFile))
        }
    }

    @Test func saysWhatIsWrongWithADumpThatIsNone() async throws {
        try await withHome { home in
            let node = NodeProgram(home)
            let missing = try await node.homeWithKey.timetrack("credentials", "import", "--from-node-rows", "/nowhere")
            #expect(missing.status == 8)
            #expect(missing.errors.contains("/nowhere cannot be read"))
            let headless = try Dump(home, header: ["a", "b"], rows: [["1", "2"]])
            let run = try await importing(node.homeWithKey, headless)
            #expect(run.status == 64)
            #expect(run.errors.contains("names the column user_id not at all"))
            let double = try Dump(home, header: ["user_id", "user_id", "encrypted_api_key", "workspace_id"], rows: [])
            #expect(try await importing(node.homeWithKey, double).errors.contains("column user_id twice"))
            try Data().write(to: URL(filePath: double.path))
            #expect(try await importing(node.homeWithKey, double).errors.contains("It is empty"))
        }
    }
}
