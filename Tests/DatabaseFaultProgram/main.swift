#if EncryptedDatabase
import SystemPackage
import TimeTrackingDatabase
import TimeTrackingKit
import TimeTrackingSealing

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

// Works on a database until it is killed or has done its part, and says on a line of its own what is done.
//
// usage: DatabaseFaultProgram write DATABASE NAME COUNT
//        DatabaseFaultProgram rotate DATABASE
//
// The list of keys comes from standard input.

/// Tells the test at once; a buffer would be lost with the process.
func report(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = write(1, bytes, bytes.count)
}

let arguments = CommandLine.arguments
var list: [UInt8] = []
while let line = readLine(strippingNewline: false) { list += Array(line.utf8) }

do {
    let keys = try EncryptionKeys(text: Secret(list), from: "standard input")
    let store = DatabaseCredentialStore(path: FilePath(arguments[2]), keys: .keys(keys), timeout: .seconds(120))
    switch arguments[1] {
    case "write":
        for number in 1...(Int(arguments[4]) ?? 0) {
            // In turn a credential that nobody has yet, and another value for one of three.
            let account = number % 2 == 0 ? "\(arguments[3])-\(number)" : "\(arguments[3])-replaced-\(number % 3)"
            let credential = Credential(
                secret: Secret(utf8: "\(arguments[3]) \(number)"),
                attributes: ["number": String(number)]
            )
            try await store.store(credential, for: CredentialKey(service: "clockify", account: account))
            report("\(number) \(account)")
        }
    case "rotate":
        try await store.open()
        report("opened")
        let summary = try await store.rewrapAll { progress in report("\(progress.done)") }
        report("rotated \(summary.rewrappedCount) \(summary.failures.count)")
    default:
        exit(64)
    }
} catch {
    report("failed: \(error)")
    exit(1)
}
#endif
