// swift-tools-version: 6.2

import PackageDescription

let package = Package(
    name: "TimeTrackingKit",
    platforms: [.macOS(.v15), .iOS(.v18), .tvOS(.v18), .watchOS(.v11), .visionOS(.v2)],
    products: [
        .library(
            name: "TimeTrackingKit",
            targets: [
                "TimeTrackingKit",
                "TimeTrackingKeyring",
                "TimeTrackingSealing",
                "TimeTrackingDatabase",
                "ClockifyAPI",
                "ClockworkAPI",
            ]
        ),
        // The same without the encrypted database, for programs that have to start fast: SwiftPM links all of a product.
        .library(
            name: "TimeTrackingEssentials",
            targets: ["TimeTrackingKit", "TimeTrackingKeyring", "ClockifyAPI", "ClockworkAPI"]
        ),
        .library(name: "TimeTrackingAsyncHTTPClient", targets: ["TimeTrackingAsyncHTTPClient"]),
        // In no other product: it brings the whole of Foundation, which every program that has it loads when it starts.
        .library(name: "TimeTrackingURLSession", targets: ["TimeTrackingURLSession"]),
        .library(name: "TimeTrackingTesting", targets: ["TimeTrackingTesting"]),
        .library(name: "TimeTrackingSandbox", targets: ["TimeTrackingSandbox"]),
    ],
    traits: [
        .trait(
            name: "Keyring",
            description: "Adds the credential store on the desktop's keyring; libsecret is loaded at run time."
        ),
        .trait(
            name: "EncryptedDatabase",
            description: "Adds the credential store in an SQLite file whose secrets are sealed row by row."
        ),
        .trait(
            name: "AsyncHTTPClient",
            description: "Builds the HTTP transport on async-http-client, and with it SwiftNIO."
        ),
        .trait(
            name: "ConfigurationSupport",
            description: "Adds a read-only credential store over any swift-configuration reader."
        ),
        .default(enabledTraits: ["Keyring", "EncryptedDatabase"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-http-types", from: "1.4.0", traits: []),
        .package(url: "https://github.com/apple/swift-log", from: "1.6.3"),
        .package(url: "https://github.com/apple/swift-system", from: "1.5.0"),
        // Without its default traits, one of which links the whole of Foundation into every program.
        .package(url: "https://github.com/apple/swift-configuration", from: "1.0.0", traits: []),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.0.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.6.0"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.30.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.90.0"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.31.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.34.0"),
    ],
    targets: [
        // The core: credentials, stores, token resolution and the HTTP seam.
        .target(
            name: "TimeTrackingKit",
            dependencies: [
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "SystemPackage", package: "swift-system"),
                .product(
                    name: "Configuration",
                    package: "swift-configuration",
                    condition: .when(traits: ["ConfigurationSupport"])
                ),
            ]
        ),

        // The keyring of the desktop.
        .target(name: "CLibsecret"),
        .target(
            name: "TimeTrackingKeyring",
            dependencies: [
                "TimeTrackingKit",
                .target(name: "CLibsecret", condition: .when(traits: ["Keyring"])),
            ]
        ),

        // The encrypted database, and the sealing of one secret, which other stores can use.
        .target(
            name: "TimeTrackingSealing",
            dependencies: [
                "TimeTrackingKit",
                .product(name: "Crypto", package: "swift-crypto", condition: .when(traits: ["EncryptedDatabase"])),
                .product(name: "SystemPackage", package: "swift-system"),
            ]
        ),
        .target(
            name: "TimeTrackingDatabase",
            dependencies: [
                "TimeTrackingKit",
                "TimeTrackingSealing",
                .product(name: "GRDB", package: "GRDB.swift", condition: .when(traits: ["EncryptedDatabase"])),
                .product(name: "GRDBSQLite", package: "GRDB.swift", condition: .when(traits: ["EncryptedDatabase"])),
                .product(name: "SystemPackage", package: "swift-system"),
            ]
        ),

        // The clients, which know a transport and a token provider and no store.
        .target(
            name: "ClockifyAPI",
            dependencies: ["TimeTrackingKit", .product(name: "HTTPTypes", package: "swift-http-types")]
        ),
        .target(
            name: "ClockworkAPI",
            dependencies: ["TimeTrackingKit", .product(name: "HTTPTypes", package: "swift-http-types")]
        ),

        // Transports.
        .target(
            name: "TimeTrackingAsyncHTTPClient",
            dependencies: [
                "TimeTrackingKit",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(
                    name: "AsyncHTTPClient",
                    package: "async-http-client",
                    condition: .when(traits: ["AsyncHTTPClient"])
                ),
                .product(name: "NIOCore", package: "swift-nio", condition: .when(traits: ["AsyncHTTPClient"])),
                .product(name: "NIOHTTP1", package: "swift-nio", condition: .when(traits: ["AsyncHTTPClient"])),
                .product(
                    name: "NIOHTTPCompression",
                    package: "swift-nio-extras",
                    condition: .when(traits: ["AsyncHTTPClient"])
                ),
                .product(name: "NIOPosix", package: "swift-nio", condition: .when(traits: ["AsyncHTTPClient"])),
                .product(name: "NIOSSL", package: "swift-nio-ssl", condition: .when(traits: ["AsyncHTTPClient"])),
            ]
        ),

        .target(
            name: "TimeTrackingURLSession",
            dependencies: ["TimeTrackingKit", .product(name: "HTTPTypes", package: "swift-http-types")]
        ),

        // For the tests of others.
        .target(
            name: "TimeTrackingTesting",
            dependencies: ["TimeTrackingKit", .product(name: "HTTPTypes", package: "swift-http-types")]
        ),
        .target(
            name: "TimeTrackingSandbox",
            dependencies: ["TimeTrackingKit", .product(name: "HTTPTypes", package: "swift-http-types")]
        ),

        // Our own tests.
        .target(
            name: "LeakCanary",
            dependencies: ["TimeTrackingKit", .product(name: "Logging", package: "swift-log")],
            path: "Tests/LeakCanary"
        ),
        .testTarget(
            name: "LeakCanaryTests",
            dependencies: [
                "LeakCanary",
                "ClockifyAPI",
                "TimeTrackingKit",
                "TimeTrackingTesting",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
            ]
        ),
        .testTarget(
            name: "TimeTrackingKitTests",
            dependencies: [
                "TimeTrackingKit",
                "TimeTrackingTesting",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "SystemPackage", package: "swift-system"),
                .product(
                    name: "Configuration",
                    package: "swift-configuration",
                    condition: .when(traits: ["ConfigurationSupport"])
                ),
            ]
        ),
        .testTarget(
            name: "TimeTrackingTestingTests",
            dependencies: [
                "TimeTrackingTesting",
                "TimeTrackingKit",
                .product(name: "HTTPTypes", package: "swift-http-types"),
            ]
        ),
        .testTarget(
            name: "TimeTrackingKeyringTests",
            dependencies: [
                "TimeTrackingKeyring",
                "TimeTrackingTesting",
                "TimeTrackingKit",
                .target(name: "CLibsecret", condition: .when(traits: ["Keyring"])),
            ],
            exclude: ["FakeSecretService/Script", "Peers/Script"]
        ),
        .testTarget(
            name: "TimeTrackingSealingTests",
            dependencies: [
                "LeakCanary",
                "TimeTrackingSealing",
                "TimeTrackingTesting",
                "TimeTrackingKit",
                .product(name: "Crypto", package: "swift-crypto", condition: .when(traits: ["EncryptedDatabase"])),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            exclude: ["Python/read_envelope.py"]
        ),
        // Works on a database until a test kills it.
        .executableTarget(
            name: "DatabaseFaultProgram",
            dependencies: [
                "TimeTrackingDatabase",
                "TimeTrackingSealing",
                "TimeTrackingKit",
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            path: "Tests/DatabaseFaultProgram"
        ),
        .testTarget(
            name: "TimeTrackingDatabaseTests",
            dependencies: [
                "DatabaseFaultProgram",
                "TimeTrackingDatabase",
                "TimeTrackingSealing",
                "TimeTrackingTesting",
                "TimeTrackingKit",
                .product(name: "GRDB", package: "GRDB.swift", condition: .when(traits: ["EncryptedDatabase"])),
                .product(name: "SystemPackage", package: "swift-system"),
            ]
        ),
        // The Swift of README.md and docs/, compiled and run.
        .testTarget(
            name: "DocumentationTests",
            dependencies: [
                "TimeTrackingTesting",
                "TimeTrackingKeyring",
                "TimeTrackingSealing",
                "TimeTrackingDatabase",
                "TimeTrackingKit",
                "ClockifyAPI",
                "ClockworkAPI",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]
        ),
        .testTarget(
            name: "TimeTrackingSandboxTests",
            dependencies: [
                "TimeTrackingSandbox",
                "TimeTrackingTesting",
                "TimeTrackingKit",
                .product(name: "HTTPTypes", package: "swift-http-types"),
            ]
        ),
        .testTarget(
            name: "ClockifyAPITests",
            dependencies: [
                "ClockifyAPI",
                "TimeTrackingSandbox",
                "TimeTrackingTesting",
                "TimeTrackingKit",
                .product(name: "HTTPTypes", package: "swift-http-types"),
            ],
            exclude: ["Coverage/operations.txt", "OpenAPI/validate_requests.py"]
        ),
        .testTarget(
            name: "ClockworkAPITests",
            dependencies: [
                "ClockworkAPI",
                "TimeTrackingSandbox",
                "TimeTrackingTesting",
                "TimeTrackingKit",
                .product(name: "HTTPTypes", package: "swift-http-types"),
            ]
        ),
        // A server that does byte for byte what a test wants, for the tests of transports. It is there with the trait
        // AsyncHTTPClient, which brings SwiftNIO.
        .target(
            name: "TransportTesting",
            dependencies: [
                "TimeTrackingKit",
                "TimeTrackingTesting",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio", condition: .when(traits: ["AsyncHTTPClient"])),
                .product(name: "NIOPosix", package: "swift-nio", condition: .when(traits: ["AsyncHTTPClient"])),
                .product(name: "NIOSSL", package: "swift-nio-ssl", condition: .when(traits: ["AsyncHTTPClient"])),
            ],
            path: "Tests/TransportTesting"
        ),
        // What every transport must do.
        .testTarget(
            name: "TransportTests",
            dependencies: [
                "TransportTesting",
                "TimeTrackingAsyncHTTPClient",
                "TimeTrackingURLSession",
                "TimeTrackingTesting",
                "TimeTrackingKit",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio", condition: .when(traits: ["AsyncHTTPClient"])),
                .product(name: "NIOPosix", package: "swift-nio", condition: .when(traits: ["AsyncHTTPClient"])),
            ]
        ),
        // What only one of them has.
        .testTarget(
            name: "TimeTrackingAsyncHTTPClientTests",
            dependencies: [
                "TransportTesting",
                "TimeTrackingAsyncHTTPClient",
                "TimeTrackingTesting",
                "TimeTrackingKit",
                .product(name: "HTTPTypes", package: "swift-http-types"),
            ]
        ),
        .testTarget(
            name: "TimeTrackingURLSessionTests",
            dependencies: [
                "TransportTesting",
                "TimeTrackingURLSession",
                "TimeTrackingTesting",
                "TimeTrackingKit",
                .product(name: "HTTPTypes", package: "swift-http-types"),
            ]
        ),
    ],
    swiftLanguageModes: [.v6]
)

// Set by the scripts: they refuse warnings, while a build by hand or by a consumer shows them and goes on.
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
