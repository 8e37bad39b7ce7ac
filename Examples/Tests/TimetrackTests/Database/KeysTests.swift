import Foundation
import ProgramFixtures
import Testing

@Suite("timetrack keys", .timeLimit(.minutes(4)))
struct KeysTests {
    /// A home in which a key was made and some items lie in the database.
    private func withHome(items: Int = 3, _ body: (Home) async throws -> Void) async throws {
        try await Home.make { home in
            let home = home.without("TIMETRACK_STORE")
            #expect(try await home.timetrack("keys", "add").status == 0)
            for number in 0..<items {
                let setup = ["setup", "--no-verify", "--store=database", "--user=user-\(number)"]
                #expect(try await home.timetrack(setup, input: "key-\(number)").status == 0)
            }
            try await body(home)
        }
    }

    /// The ids of the keys by their role.
    private func ids(_ home: Home, _ role: String) async throws -> [String] {
        try await home.timetrack("keys", "status").lines
            .map { $0.split(separator: "\t").map(String.init) }
            .filter { $0.count == 3 && $0[1] == role }.map { $0[0] }
    }

    private func permissions(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test func areMadeInAFileThatNobodyElseReads() async throws {
        try await Home.make { home in
            let run = try await home.timetrack("keys", "add")
            #expect(run.status == 0)
            #expect(run.output.contains("Keep a copy of it apart from the database"))
            #expect(try permissions(home.encryptionKeyFile) == 0o600)
            let text = try String(contentsOfFile: home.encryptionKeyFile, encoding: .utf8)
            for line in text.split(separator: "\n") where line.count == 64 {
                #expect(!(run.output + run.errors).contains(line))
            }
            let status = try await home.timetrack("keys", "status", "--json")
            let document = try Document(status.output)
            #expect(document["keys"].count == 1)
            #expect(document["keys"][0]["role"].string == "current")
            #expect(document["source"].string == "the file \(home.encryptionKeyFile)")
            #expect(!FileManager.default.fileExists(atPath: home.databaseFile))
        }
    }

    @Test func areMadeInTheFileThatAVariableNames() async throws {
        try await Home.make { home in
            let path = home.path + "/team.keys"
            let home = home.without("TIMETRACK_STORE").with(["ENCRYPTION_KEY_FILE": path])
            let missing = try await home.timetrack("setup", "--no-verify", "--store=database", input: "a-key")
            #expect(missing.status == 4)
            #expect(missing.errors.contains(path))
            #expect(try await home.timetrack("keys", "add").status == 0)
            #expect(try permissions(path) == 0o600)
            #expect(try await home.timetrack("setup", "--no-verify", "--store=database", input: "a-key").status == 0)
            #expect(try await home.timetrack("keys", "status").errors.hasPrefix("Keys from the file \(path); "))
            #expect(!FileManager.default.fileExists(atPath: home.encryptionKeyFile))
        }
    }

    @Test func areAddedRotatedAndRetired() async throws {
        try await withHome { home in
            let old = try #require(try await ids(home, "current").first)
            let added = try await home.timetrack("keys", "add", "--json")
            let new = try #require(try Document(added.output)["id"].string)
            #expect(try Document(added.output)["current"].bool == false)
            #expect(try await ids(home, "current") == [old])
            #expect(try await home.timetrack("keys", "retire", old).errors.contains("is the current key"))

            let unnamed = try await home.timetrack("keys", "rotate")
            #expect(unnamed.status == 64)
            #expect(unnamed.errors.contains("`timetrack keys rotate \(new)`"))
            let asked = try await home.timetrackOnTerminal(
                "keys",
                "rotate",
                input: "1\n",
                after: "Number from 1 to 2 [1]: "
            )
            #expect(asked.output.contains("\(old), which is the current one"))
            #expect(asked.output.contains("Sealed 0 rows with the key \(old)"))
            let rotated = try await home.timetrack("keys", "rotate", new)
            #expect(rotated.status == 0)
            #expect(rotated.output.hasPrefix("rewrapped\t3\nalready current\t0\nfailed\t0\nrows per second\t"))
            #expect(rotated.errors.contains("Sealed 3 rows with the key \(new)"))
            #expect(try await home.timetrack("keys", "status").output == "\(new)\tcurrent\t3\n\(old)\treadable\t0\n")

            let again = try await home.timetrack("keys", "rotate", new, "--json")
            #expect(try Document(again.output)["rewrapped"].int == 0)
            #expect(try Document(again.output)["already_current"].int == 3)
            #expect(try await home.timetrack("keys", "retire", old).status == 0)
            #expect(try await home.timetrack("keys", "status").output == "\(new)\tcurrent\t3\n")
            let shown = try await home.timetrack("credentials", "show", "clockify", "user-1", "--reveal")
            #expect(shown.output == "key-1")
        }
    }

    @Test func areNotRetiredWhileRowsNeedThem() async throws {
        try await withHome { home in
            let old = try #require(try await ids(home, "current").first)
            let first = try String(contentsOfFile: home.encryptionKeyFile, encoding: .utf8)
            let new = NodeProgram.newKey
            try Data((new + "\n" + first).utf8).write(to: URL(filePath: home.encryptionKeyFile))
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: home.encryptionKeyFile)
            let run = try await home.timetrack("keys", "retire", old)
            #expect(run.status == 64)
            #expect(run.errors.contains("3 rows are sealed with the key \(old)"))
            let note = try await Diagnosis(home)
            #expect(note.message("encryption key").contains("3 rows are sealed with older keys"))
            // It finishes what was begun, without an id.
            let rotated = try await home.timetrack("keys", "rotate")
            #expect(rotated.output.hasPrefix("rewrapped\t3\n"))
            #expect(try await home.timetrack("keys", "retire", old).status == 0)
            #expect(!(run.output + run.errors + rotated.output + rotated.errors).contains(new))
        }
    }

    @Test func fromVariablesAreChangedByThePersonWhoSetsThem() async throws {
        try await Home.make { home in
            let home = home.without("TIMETRACK_STORE")
            let (old, new) = (NodeProgram.newKey, NodeProgram.newKey)
            let first = home.with(["ENCRYPTION_KEY": old])
            _ = try await first.timetrack("setup", "--no-verify", "--store=database", input: "a-key")
            let id = try #require(try await ids(first, "current").first)
            let add = try await first.timetrack("keys", "add")
            #expect(add.status == 64)
            #expect(add.errors.contains("`openssl rand -hex 32` prints it, to ENCRYPTION_KEY_PREVIOUS"))
            let both = home.with(["ENCRYPTION_KEY": old, "ENCRYPTION_KEY_PREVIOUS": new])
            let newID = try #require(try await ids(both, "readable").first)
            let refused = try await both.timetrack("keys", "rotate", newID)
            #expect(refused.status == 64)
            #expect(
                refused.errors.contains(
                    "Set ENCRYPTION_KEY to the key \(newID), which is in ENCRYPTION_KEY_PREVIOUS now, and "
                        + "ENCRYPTION_KEY_PREVIOUS to the key \(id); then run `timetrack keys rotate` again"
                )
            )
            let swapped = home.with(["ENCRYPTION_KEY": new, "ENCRYPTION_KEY_PREVIOUS": old])
            let rotated = try await swapped.timetrack("keys", "rotate")
            #expect(rotated.output.hasPrefix("rewrapped\t1\n"))
            let retired = try await swapped.timetrack("keys", "retire", id)
            #expect(retired.status == 64)
            #expect(retired.errors.contains("take it out of ENCRYPTION_KEY_PREVIOUS"))
            let last = home.with(["ENCRYPTION_KEY": new])
            #expect(
                try await last.timetrack("credentials", "show", "clockify", "default", "--reveal").output == "a-key"
            )
            for run in [add, refused, rotated, retired] {
                #expect(!(run.output + run.errors).contains(old) && !(run.output + run.errors).contains(new))
            }
        }
    }

    @Test func thatAreMissingAreNamed() async throws {
        try await withHome { home in
            let old = try #require(try await ids(home, "current").first)
            let wrong = home.with(["ENCRYPTION_KEY": NodeProgram.newKey])
            let status = try await wrong.timetrack("keys", "status")
            #expect(status.status == 4)
            #expect(status.output.contains("\(old)\tmissing\t3\n"))
            let read = try await wrong.timetrack("credentials", "show", "clockify", "user-0", "--store=database")
            #expect(read.status == 4)
            #expect(try await Diagnosis(wrong)["database"] != "ok")
            // The key cannot be made anew, and the message says what helps.
            let text = try String(contentsOfFile: home.encryptionKeyFile, encoding: .utf8)
            try FileManager.default.removeItem(atPath: home.encryptionKeyFile)
            let add = try await home.timetrack("keys", "add")
            #expect(add.status == 4)
            #expect(add.errors.contains("`timetrack keys add --with-key`"))
            let key = try #require(text.split(separator: "\n").first { $0.count == 64 })
            #expect(try await home.timetrack("keys", "add", "--with-key", input: String(key)).status == 0)
            #expect(try await ids(home, "current") == [old])
            let shown = try await home.timetrack("credentials", "show", "clockify", "user-0", "--reveal")
            #expect(shown.output == "key-0")
        }
    }

    @Test(arguments: [
        (["keys", "rotate", "nonsense"], Int32(64), "16 hexadecimal digits"),
        (["keys", "rotate", "0000000000000000"], 8, "`timetrack keys add` adds one"),
        (["keys", "retire", "0000000000000000"], 8, "`timetrack keys status` lists those"),
        (["keys", "add", "--keyring"], 64, "leave out --keyring"),
    ])
    func thatDoNotExistAreRefused(_ arguments: [String], _ status: Int32, _ words: String) async throws {
        try await withHome(items: 0) { home in
            let run = try await home.timetrack(arguments)
            #expect(run.status == status)
            #expect(run.errors.contains(words))
        }
    }

    @Test func areRefusedWhenTheyAreNone() async throws {
        try await Home.make { home in
            let none = try await home.timetrack("keys", "status")
            #expect(none.status == 3)
            #expect(none.errors.contains("`timetrack keys add` makes a key"))
            let bad = try await home.timetrack("keys", "add", "--with-key", input: "short")
            #expect(bad.status == 4)
            #expect(bad.errors.contains("has 5 characters"))
            let broken = home.with(["ENCRYPTION_KEY": "0123"])
            let status = try await broken.timetrack("keys", "status")
            #expect(status.status == 4)
            #expect(status.errors.contains("The encryption key in ENCRYPTION_KEY has 4 characters"))
        }
    }

    @Test func lieInTheKeyringWhenToldTo() async throws {
        try await KeyringFixture.run { fixture in
            let home = fixture.home
            #expect(try await home.timetrack("keys", "add", "--keyring").status == 0)
            #expect(!FileManager.default.fileExists(atPath: home.encryptionKeyFile))
            let setup = ["setup", "--no-verify", "--store=database"]
            #expect(try await home.timetrack(setup, input: "a-key").status == 0)
            let old = try #require(try await ids(home, "current").first)
            #expect(try await home.timetrack("keys", "add").status == 0)
            let new = try #require(try await ids(home, "readable").first)
            #expect(try await home.timetrack("keys", "rotate", new).status == 0)
            #expect(try await home.timetrack("keys", "retire", old).status == 0)
            #expect(try await home.timetrack("keys", "status").output == "\(new)\tcurrent\t1\n")
            let shown = try await home.timetrack("credentials", "show", "clockify", "default", "--reveal")
            #expect(shown.output == "a-key")
            let removal = try await home.timetrack("uninstall", "--dry-run")
            #expect(removal.output.contains("remove\tkeyring\ttimetrack/encryption-keys\n"))
            #expect(removal.errors.contains("backups of it cannot be opened"))
        }
    }
}
