// swift-tools-version: 6.2

import PackageDescription

let package = Package(
    name: "TimeTrackingExamples",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "timetrack", targets: ["timetrack"]),
        .executable(name: "timetrack-server", targets: ["timetrack-server"]),
        .executable(name: "sandbox", targets: ["sandbox"]),
    ],
    dependencies: [
        // Named, because a clone may lie in a folder of any name.
        .package(name: "TimeTrackingKit", path: "..", traits: [.defaults, "AsyncHTTPClient"]),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.0.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.4.0", traits: []),
        .package(url: "https://github.com/apple/swift-log", from: "1.6.3"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.9.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.90.0"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.34.1"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.34.0"),
        .package(url: "https://github.com/apple/swift-system", from: "1.5.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.6.0"),
        // Without its default traits, which bring in the whole of Foundation.
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.20.0", traits: []),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.0.0"),
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.6.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.0", traits: []),
        .package(url: "https://github.com/vapor/jwt-kit", from: "5.1.0"),
    ],
    targets: [
        // What both programs share.
        .target(name: "CProcessControl"),
        .target(
            name: "ProcessControl",
            dependencies: ["CProcessControl", .product(name: "SystemPackage", package: "swift-system")]
        ),
        .target(name: "ProcessSignals"),
        .target(name: "TerminalOutput"),
        .target(name: "JSONOutput", dependencies: ["TerminalOutput"]),
        .target(
            name: "SandboxServer",
            dependencies: [
                .product(name: "TimeTrackingSandbox", package: "TimeTrackingKit"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ]
        ),

        // What a prompt waits for. These two and what they depend on get by without Foundation and tasks.
        .target(name: "TimetrackFiles", dependencies: [.product(name: "SystemPackage", package: "swift-system")]),
        .target(
            name: "TimetrackPrompt",
            dependencies: [
                "TerminalOutput",
                "TimetrackFiles",
                .product(name: "SystemPackage", package: "swift-system"),
            ]
        ),

        // Where timetrack keeps keys and how it speaks of them: what its programs share. The database is the largest
        // one's alone.
        .target(
            name: "TimetrackKeys",
            dependencies: [
                "JSONOutput",
                "TerminalOutput",
                "TimetrackFiles",
                .product(name: "TimeTrackingEssentials", package: "TimeTrackingKit"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]
        ),

        // What timetrack works with and what needs neither a network nor a terminal to be tried.
        .target(name: "TimetrackTime"),
        .target(
            name: "TimetrackStatus",
            dependencies: [
                "JSONOutput",
                "TerminalOutput",
                "TimetrackKeys",
                "TimetrackPrompt",
                .product(name: "SystemPackage", package: "swift-system"),
            ]
        ),
        .target(
            name: "TimetrackSettings",
            dependencies: [
                "TimetrackFiles",
                "TimetrackKeys",
                "TimetrackTime",
                .product(name: "SystemPackage", package: "swift-system"),
                .product(name: "TOMLKit", package: "TOMLKit"),
            ]
        ),
        .target(
            name: "TimetrackNames",
            dependencies: [
                "JSONOutput",
                "TerminalOutput",
                "TimetrackKeys",
                .product(name: "SystemPackage", package: "swift-system"),
            ]
        ),
        .target(
            name: "TimetrackRecords",
            dependencies: [
                "TimetrackKeys",
                "TimetrackTime",
                "TimetrackWorkday",
                .product(name: "TimeTrackingKit", package: "TimeTrackingKit"),
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]
        ),
        .target(name: "TimetrackScreen", dependencies: ["CProcessControl", "TerminalOutput", "TimetrackTime"]),
        .target(name: "TimetrackWorkday", dependencies: ["TerminalOutput", "TimetrackTime"]),
        .target(name: "TimetrackReports", dependencies: ["TerminalOutput", "TimetrackTime"]),

        // What timetrack-server works with. timetrack shows its page to one person.
        .target(name: "ServerUsers", dependencies: [.product(name: "TimeTrackingKit", package: "TimeTrackingKit")]),
        .target(
            name: "ServerSettings",
            dependencies: [
                "ServerUsers",
                .product(name: "TimeTrackingKit", package: "TimeTrackingKit"),
                .product(name: "SystemPackage", package: "swift-system"),
                .product(name: "TOMLKit", package: "TOMLKit"),
            ]
        ),
        .target(
            name: "ServerSignIn",
            dependencies: [
                "ServerUsers",
                .product(name: "TimeTrackingKit", package: "TimeTrackingKit"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "JWTKit", package: "jwt-kit"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]
        ),
        .target(
            name: "ServerRecords",
            dependencies: [
                "ServerUsers",
                .product(name: "TimeTrackingKit", package: "TimeTrackingKit"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]
        ),
        .target(name: "ServerMetrics", dependencies: [.product(name: "CoreMetrics", package: "swift-metrics")]),
        .target(
            name: "ServerTokens",
            dependencies: [
                "ServerUsers",
                .product(name: "TimeTrackingKit", package: "TimeTrackingKit"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
            ]
        ),
        .target(
            name: "ServerRequests",
            dependencies: [
                "ServerUsers",
                .product(name: "TimeTrackingKit", package: "TimeTrackingKit"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ]
        ),
        .target(
            name: "ServerRelay",
            dependencies: [
                "ServerRequests",
                "ServerTokens",
                "ServerUsers",
                .product(name: "TimeTrackingKit", package: "TimeTrackingKit"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "NIOCore", package: "swift-nio"),
            ]
        ),
        .target(
            name: "ServerPages",
            dependencies: [
                "ServerRequests",
                "ServerTokens",
                "ServerUsers",
                .product(name: "TimeTrackingKit", package: "TimeTrackingKit"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "NIOCore", package: "swift-nio"),
            ]
        ),
        .target(
            name: "ServerProtection",
            dependencies: [
                "ServerMetrics",
                "ServerRequests",
                "ServerUsers",
                .product(name: "TimeTrackingKit", package: "TimeTrackingKit"),
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]
        ),

        // The same page for one person, on the own machine.
        .target(
            name: "LocalPage",
            dependencies: [
                "ServerMetrics",
                "ServerPages",
                "ServerProtection",
                "ServerRelay",
                "ServerRequests",
                "ServerTokens",
                "ServerUsers",
                .product(name: "TimeTrackingKit", package: "TimeTrackingKit"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]
        ),

        // The programs.
        .executableTarget(
            name: "sandbox",
            dependencies: [
                "JSONOutput",
                "ProcessControl",
                "ProcessSignals",
                "SandboxServer",
                "TerminalOutput",
                .product(name: "TimeTrackingSandbox", package: "TimeTrackingKit"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]
        ),
        .executableTarget(
            name: "timetrack",
            dependencies: [
                "LocalPage",
                "ProcessControl",
                "ProcessSignals",
                "SandboxServer",
                "ServerPages",
                "ServerRelay",
                "ServerUsers",
                "TerminalOutput",
                "TimetrackFiles",
                "TimetrackKeys",
                "TimetrackNames",
                "TimetrackPrompt",
                "TimetrackRecords",
                "TimetrackReports",
                "TimetrackScreen",
                "TimetrackSettings",
                "TimetrackStatus",
                "TimetrackTime",
                "TimetrackWorkday",
                .product(name: "TimeTrackingKit", package: "TimeTrackingKit"),
                .product(name: "TimeTrackingAsyncHTTPClient", package: "TimeTrackingKit"),
                .product(name: "TimeTrackingSandbox", package: "TimeTrackingKit"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]
        ),

        // What is installed as timetrack: it starts one of the two below for a quick answer, and the one above for the
        // rest.
        .executableTarget(name: "timetrack-front"),
        .executableTarget(name: "timetrack-keys", dependencies: ["ProcessControl", "TimetrackKeys"]),
        .executableTarget(
            name: "timetrack-status",
            dependencies: ["ProcessControl", "TerminalOutput", "TimetrackFiles", "TimetrackPrompt"]
        ),

        .executableTarget(
            name: "timetrack-server",
            dependencies: [
                "ProcessControl",
                "ProcessSignals",
                "ServerMetrics",
                "ServerPages",
                "ServerProtection",
                "ServerRecords",
                "ServerRelay",
                "ServerRequests",
                "ServerSettings",
                "ServerSignIn",
                "ServerTokens",
                "ServerUsers",
                "TerminalOutput",
                .product(name: "TimeTrackingKit", package: "TimeTrackingKit"),
                .product(name: "TimeTrackingAsyncHTTPClient", package: "TimeTrackingKit"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HummingbirdTLS", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "SystemPackage", package: "swift-system"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ]
        ),

        // Writes the manual page of timetrack, for Scripts/install.
        .executableTarget(name: "manual-page"),

        // Tests.
        .testTarget(name: "ManualPageTests", dependencies: ["manual-page"]),
        .testTarget(name: "TerminalOutputTests", dependencies: ["JSONOutput", "TerminalOutput"]),
        .testTarget(name: "TimetrackReportsTests", dependencies: ["TimetrackReports", "TimetrackTime"]),
        .testTarget(
            name: "TimetrackRecordsTests",
            dependencies: [
                "TimetrackKeys",
                "TimetrackRecords",
                .product(name: "TimeTrackingKit", package: "TimeTrackingKit"),
                "TimetrackTime",
                "TimetrackWorkday",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]
        ),
        .testTarget(
            name: "TimetrackScreenTests",
            dependencies: ["TerminalOutput", "TimetrackScreen", "TimetrackTime"]
        ),
        .testTarget(
            name: "TimetrackNamesTests",
            dependencies: ["TimetrackNames", .product(name: "SystemPackage", package: "swift-system")]
        ),
        .testTarget(
            name: "TimetrackSettingsTests",
            dependencies: [
                "TimetrackKeys",
                "TimetrackSettings",
                .product(name: "SystemPackage", package: "swift-system"),
            ]
        ),
        .testTarget(
            name: "TimetrackPromptTests",
            dependencies: [
                "TimetrackFiles",
                "TimetrackPrompt",
                "TimetrackTime",
                .product(name: "SystemPackage", package: "swift-system"),
            ]
        ),
        .testTarget(
            name: "TimetrackStatusTests",
            dependencies: [
                "TimetrackKeys",
                "TimetrackPrompt",
                "TimetrackStatus",
                .product(name: "SystemPackage", package: "swift-system"),
            ]
        ),
        .testTarget(name: "TimetrackTimeTests", dependencies: ["TimetrackTime"]),
        .testTarget(name: "TimetrackWorkdayTests", dependencies: ["TimetrackTime", "TimetrackWorkday"]),
        .testTarget(
            name: "SandboxServerTests",
            dependencies: [
                "SandboxServer",
                .product(name: "TimeTrackingKit", package: "TimeTrackingKit"),
                .product(name: "TimeTrackingAsyncHTTPClient", package: "TimeTrackingKit"),
                .product(name: "TimeTrackingSandbox", package: "TimeTrackingKit"),
                .product(name: "TimeTrackingTesting", package: "TimeTrackingKit"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
            ]
        ),
        .testTarget(
            name: "ServerSettingsTests",
            dependencies: [
                "ServerSettings",
                "ServerUsers",
                .product(name: "TimeTrackingKit", package: "TimeTrackingKit"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]
        ),
        .testTarget(
            name: "ServerSignInTests",
            dependencies: [
                "ServerSignIn",
                "ServerUsers",
                .product(name: "TimeTrackingKit", package: "TimeTrackingKit"),
                .product(name: "TimeTrackingTesting", package: "TimeTrackingKit"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "JWTKit", package: "jwt-kit"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]
        ),
        .testTarget(
            name: "ServerRecordsTests",
            dependencies: [
                "ServerRecords",
                "ServerUsers",
                .product(name: "TimeTrackingKit", package: "TimeTrackingKit"),
                .product(name: "TimeTrackingTesting", package: "TimeTrackingKit"),
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]
        ),
        .testTarget(
            name: "ServerMetricsTests",
            dependencies: ["ServerMetrics", .product(name: "CoreMetrics", package: "swift-metrics")]
        ),
        .testTarget(
            name: "ServerTokensTests",
            dependencies: [
                "ServerTokens",
                "ServerUsers",
                .product(name: "TimeTrackingKit", package: "TimeTrackingKit"),
                .product(name: "TimeTrackingTesting", package: "TimeTrackingKit"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
            ]
        ),
        .testTarget(
            name: "ServerRelayTests",
            dependencies: [
                "ServerRelay",
                "ServerRequests",
                "ServerTokens",
                "ServerUsers",
                "SandboxServer",
                .product(name: "TimeTrackingKit", package: "TimeTrackingKit"),
                .product(name: "TimeTrackingAsyncHTTPClient", package: "TimeTrackingKit"),
                .product(name: "TimeTrackingSandbox", package: "TimeTrackingKit"),
                .product(name: "TimeTrackingTesting", package: "TimeTrackingKit"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "NIOCore", package: "swift-nio"),
            ]
        ),
        .testTarget(
            name: "ServerPagesTests",
            dependencies: [
                "ProgramFixtures",
                "ServerPages",
                "ServerProtection",
                "ServerRelay",
                "ServerRequests",
                "ServerTokens",
                "ServerUsers",
                .product(name: "TimeTrackingKit", package: "TimeTrackingKit"),
                .product(name: "TimeTrackingSandbox", package: "TimeTrackingKit"),
                .product(name: "TimeTrackingTesting", package: "TimeTrackingKit"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "NIOCore", package: "swift-nio"),
            ]
        ),
        .testTarget(
            name: "ServerProtectionTests",
            dependencies: [
                "ServerMetrics",
                "ServerProtection",
                "ServerRequests",
                "ServerUsers",
                .product(name: "TimeTrackingKit", package: "TimeTrackingKit"),
                .product(name: "TimeTrackingTesting", package: "TimeTrackingKit"),
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]
        ),
        .testTarget(
            name: "TimetrackServerTests",
            dependencies: [
                "timetrack",
                "timetrack-server",
                "ProgramFixtures",
                "SandboxServer",
                "ServerRecords",
                "ServerSettings",
                "ServerSignIn",
                "ServerUsers",
                .product(name: "TimeTrackingKit", package: "TimeTrackingKit"),
                .product(name: "TimeTrackingAsyncHTTPClient", package: "TimeTrackingKit"),
                .product(name: "TimeTrackingSandbox", package: "TimeTrackingKit"),
                .product(name: "TimeTrackingTesting", package: "TimeTrackingKit"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "JWTKit", package: "jwt-kit"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]
        ),
        // Built programs as processes of their own, for the tests of several.
        .target(
            name: "ProgramFixtures",
            dependencies: [
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            path: "Tests/ProgramFixtures"
        ),
        .testTarget(
            name: "TimetrackTests",
            dependencies: [
                "LocalPage",
                "ProgramFixtures",
                "timetrack",
                "timetrack-front",
                "timetrack-keys",
                "timetrack-status",
                "sandbox",
                "SandboxServer",
                "ServerPages",
                "ServerRelay",
                "TerminalOutput",
                "TimetrackKeys",
                "TimetrackNames",
                "TimetrackPrompt",
                "TimetrackRecords",
                "TimetrackReports",
                "TimetrackSettings",
                "TimetrackStatus",
                "TimetrackTime",
                "TimetrackWorkday",
                .product(name: "TimeTrackingKit", package: "TimeTrackingKit"),
                .product(name: "TimeTrackingAsyncHTTPClient", package: "TimeTrackingKit"),
                .product(name: "TimeTrackingSandbox", package: "TimeTrackingKit"),
                .product(name: "TimeTrackingTesting", package: "TimeTrackingKit"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            exclude: ["Sandbox/use_clients.py"]
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
