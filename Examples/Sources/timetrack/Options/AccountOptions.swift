import ArgumentParser
import TimetrackKeys

/// The service and the user that a command is about.
struct AccountOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("The service: clockify or clockwork.", valueName: "service"))
    var service = ServiceName.clockify

    @Option(
        name: [.customLong("account"), .customLong("user")],
        help: ArgumentHelp("Name of the account. Without the option: the active one.", valueName: "name"),
        completion: .custom(NameCompletion.accounts)
    )
    var user: String?
}

/// The service, and the user to choose among those who have a key for it.
struct SwitchOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("The service: clockify or clockwork.", valueName: "service"))
    var service = ServiceName.clockify

    @Option(
        name: [.customLong("account"), .customLong("user")],
        help: ArgumentHelp(
            "Name of the account. Without the option: the other one of two; of more, a terminal shows a list.",
            valueName: "name"
        ),
        completion: .custom(NameCompletion.accounts)
    )
    var user: String?
}

/// The services by their names on the command line.
enum ServiceName: String, ExpressibleByArgument, CaseIterable {
    case clockify
    case clockwork

    var service: TimeTrackingService {
        switch self {
        case .clockify: .clockify
        case .clockwork: .clockwork
        }
    }
}
