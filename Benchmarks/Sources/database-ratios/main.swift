import ChildPrograms
import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

let arguments = CommandLine.arguments
do {
    switch arguments.count {
    case 4 where arguments[1] == "memory":
        print(try await Memory.work(path: arguments[2], rows: Int(arguments[3]) ?? 0))
    case 3:
        let fixture = try await DatabaseFixture(rows: 100_000)
        try await Opening(fixture: fixture).report()
        try await SingleReads(fixture: fixture).report()
        let python = try ChildProgram([arguments[1], "-B", arguments[2], fixture.path.string])
        try await BatchReads(fixture: fixture, python: python).report()
        try await ReadersBesideWriter(fixture: fixture).report()
        try await Rotations(fixture: fixture).report()
        let large = try await DatabaseFixture(rows: 300_000)
        try Memory(program: arguments[0], small: fixture, large: large).report()
        try fixture.remove()
        try large.remove()
    default:
        print("usage: database-ratios PYTHON DATABASE_READS")
        exit(64)
    }
} catch {
    print("The benchmark ends: \(error)")
    exit(1)
}
