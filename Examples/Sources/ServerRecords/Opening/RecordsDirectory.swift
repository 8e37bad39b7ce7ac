import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The server's data directory, for its user alone.
enum RecordsDirectory {
    /// Finds the directory, or makes it where there is none, and checks it and the way to it.
    ///
    /// - Parameter path: The directory as the settings name it.
    /// - Returns: The files in it.
    /// - Throws: ``ServerRecordsError`` when others could read or exchange what is in it.
    static func prepare(_ path: FilePath) throws -> RecordsFiles {
        if try FileFacts.of(path) == nil { try make(path) }
        return try find(path)
    }

    /// Checks a directory and the way to it.
    ///
    /// - Parameter path: The directory as the settings name it.
    /// - Returns: The files in it.
    /// - Throws: ``ServerRecordsError`` when there is none, or others could read or exchange what is in it.
    static func find(_ path: FilePath) throws -> RecordsFiles {
        let real = try realPath(path)
        guard let facts = try FileFacts.of(real), facts.isDirectory else {
            throw ServerRecordsError(.unavailable, "\(path) is no directory; name another one for the server's data.")
        }
        try facts.checkPrivate(real)
        var way = FilePath(root: real.root)
        for component in real.components.dropLast() {
            try FileFacts.of(way)?.checkWay(way)
            way.append(component)
        }
        try FileFacts.of(way)?.checkWay(way)
        return RecordsFiles(directory: real)
    }

    private static func make(_ path: FilePath) throws {
        var way = FilePath(root: path.root)
        for component in path.components {
            way.append(component)
            // Another process may have been faster; what there is now is checked as everything else is.
            guard way.withPlatformString({ mkdir($0, 0o700) }) == 0 || errno == EEXIST else {
                throw ServerRecordsError(Errno(rawValue: errno), cannot: "make the directory", way)
            }
        }
    }

    private static func realPath(_ path: FilePath) throws -> FilePath {
        guard let found = path.withPlatformString({ realpath($0, nil) }) else {
            throw ServerRecordsError(Errno(rawValue: errno), cannot: "find", path)
        }
        defer { free(found) }
        return FilePath(platformString: found)
    }
}
