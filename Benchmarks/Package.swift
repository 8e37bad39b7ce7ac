// swift-tools-version: 6.2

import PackageDescription

let package = Package(
    name: "Benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "TimeTrackingKit", path: "..", traits: ["Keyring", "EncryptedDatabase", "AsyncHTTPClient"]),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.0.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.6.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.4.0", traits: []),
        .package(url: "https://github.com/apple/swift-system", from: "1.5.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.90.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.20.0", traits: []),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.30.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.6.3"),
    ],
    targets: [
        // Times two pieces of work in turn, so that a ratio holds while the machine's speed drifts.
        .target(name: "PairedTimings"),

        // The resolver against a dictionary behind a mutex.
        .target(
            name: "ResolverWorkloads",
            dependencies: [
                .product(name: "TimeTrackingKit", package: "TimeTrackingKit"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
            ]
        ),
        .executableTarget(name: "resolver-ratios", dependencies: ["PairedTimings", "ResolverWorkloads"]),
        // One workload, a given number of times, for tools that count instructions and allocations.
        .executableTarget(name: "resolver-loop", dependencies: ["ResolverWorkloads"]),

        // The file store against open, read and JSONDecoder.
        .executableTarget(
            name: "file-store-ratios",
            dependencies: [
                "PairedTimings",
                .product(name: "TimeTrackingKit", package: "TimeTrackingKit"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]
        ),

        // Programs that are started, asked and timed.
        .target(name: "ChildPrograms"),

        // Whole processes in turn, and the smallest one there is.
        .executableTarget(name: "process-ratios", dependencies: ["ChildPrograms", "PairedTimings"]),
        .executableTarget(name: "hello-world"),

        // The keyring store against libsecret in C and other keyring libraries.
        .executableTarget(
            name: "keyring-ratios",
            dependencies: [
                "ChildPrograms",
                "PairedTimings",
                .product(name: "TimeTrackingKit", package: "TimeTrackingKit"),
                .product(name: "TimeTrackingTesting", package: "TimeTrackingKit"),
            ]
        ),

        // Sealing and opening against the bare cipher, and against other languages.
        .executableTarget(
            name: "sealing-ratios",
            dependencies: [
                "ChildPrograms",
                "PairedTimings",
                .product(name: "TimeTrackingKit", package: "TimeTrackingKit"),
                .product(name: "Crypto", package: "swift-crypto"),
            ]
        ),

        // The encrypted database against bare queries and ciphers, and against Python.
        .executableTarget(
            name: "database-ratios",
            dependencies: [
                "ChildPrograms",
                "PairedTimings",
                .product(name: "TimeTrackingKit", package: "TimeTrackingKit"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]
        ),

        // The client against curl and a bare decoder, a bare HTTP client, and Python; and the server that all of them ask.
        .executableTarget(
            name: "page-server",
            dependencies: [
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ]
        ),
        .executableTarget(
            name: "client-ratios",
            dependencies: [
                "ChildPrograms",
                "PairedTimings",
                .product(name: "TimeTrackingKit", package: "TimeTrackingKit"),
                .product(name: "TimeTrackingAsyncHTTPClient", package: "TimeTrackingKit"),
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ]
        ),

        // A report of timetrack against a program that only fetches the entries, as whole processes.
        .executableTarget(
            name: "entries-fetch",
            dependencies: [
                .product(name: "TimeTrackingKit", package: "TimeTrackingKit"),
                .product(name: "TimeTrackingAsyncHTTPClient", package: "TimeTrackingKit"),
            ]
        ),
        .executableTarget(name: "report-ratios", dependencies: ["ChildPrograms", "PairedTimings"]),

        // timetrack-server against a proxy that looks at nothing, and what stands for the services behind both.
        .executableTarget(
            name: "bare-proxy",
            dependencies: [
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ]
        ),
        .executableTarget(
            name: "owner-server",
            dependencies: [
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ]
        ),
        .executableTarget(
            name: "server-ratios",
            dependencies: ["ChildPrograms", "PairedTimings", .product(name: "Crypto", package: "swift-crypto")]
        ),
    ],
    swiftLanguageModes: [.v6]
)

// Set by the scripts: they refuse warnings, while a build by hand shows them and goes on.
let warningSettings: [SwiftSetting] =
    Context.environment["TTK_WARNINGS_AS_ERRORS"] == nil ? [] : [.treatAllWarnings(as: .error)]

for target in package.targets {
    target.swiftSettings =
        (target.swiftSettings ?? []) + [
            .enableUpcomingFeature("ExistentialAny"),
            .enableUpcomingFeature("MemberImportVisibility"),
            .enableUpcomingFeature("InternalImportsByDefault"),
            .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        ] + warningSettings
}
