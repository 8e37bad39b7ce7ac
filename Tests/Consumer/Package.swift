// swift-tools-version: 6.2

import PackageDescription

// A package as a user of TimeTrackingKit would write it. Scripts/check/consumer and Scripts/check/static copy it to a
// folder outside the repository and say in TTK_PATH where that is.
let package = Package(
    name: "Consumer",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "TimeTrackingKit", path: Context.environment["TTK_PATH"] ?? "../..", traits: [])
    ],
    targets: [
        .target(
            name: "TokenLookup",
            dependencies: [.product(name: "TimeTrackingKit", package: "TimeTrackingKit")]
        ),
        .executableTarget(
            name: "consumer",
            dependencies: [
                "TokenLookup",
                .product(name: "TimeTrackingKit", package: "TimeTrackingKit"),
                .product(name: "TimeTrackingTesting", package: "TimeTrackingKit"),
            ]
        ),
        .testTarget(
            name: "TokenLookupTests",
            dependencies: [
                "TokenLookup",
                .product(name: "TimeTrackingKit", package: "TimeTrackingKit"),
                .product(name: "TimeTrackingTesting", package: "TimeTrackingKit"),
            ]
        ),
    ]
)
