package import SystemPackage

#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

/// What surrounds a command: where it speaks, the variables it was started with, the stores, and the time.
package struct Context: Sendable {
    /// Where it speaks.
    package let console: Console

    /// The variables of the process.
    package let environment: [String: String]

    /// The folder that the program was started in, or nil when that does not matter or is gone.
    package let workingDirectory: FilePath?

    /// Where keys are kept.
    package let stores: ConfiguredStores

    /// The present moment.
    package let now: @Sendable () -> Date

    package init(
        console: Console,
        environment: [String: String],
        workingDirectory: FilePath? = nil,
        stores: ConfiguredStores,
        now: @escaping @Sendable () -> Date
    ) {
        self.console = console
        self.environment = environment
        self.workingDirectory = workingDirectory
        self.stores = stores
        self.now = now
    }
}
