public import SystemPackage

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The file that a process runs.
public enum ProcessFile {
    /// Its path without links, or nil where the system does not tell.
    public static var path: FilePath? {
        #if os(Linux)
        let longest = Int(PATH_MAX)
        let text = String(unsafeUninitializedCapacity: longest) { buffer in
            buffer.withMemoryRebound(to: CChar.self) { characters in
                characters.baseAddress.map { max(0, readlink("/proc/self/exe", $0, longest)) } ?? 0
            }
        }
        return text.isEmpty ? nil : FilePath(text)
        #else
        return nil
        #endif
    }
}
