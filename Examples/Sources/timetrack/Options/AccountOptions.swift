import ArgumentParser
import TimetrackKeys

/// The service and the user that a command is about.
struct AccountOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("The service: clockify or clockwork.", valueName: "clockify|clockwork"))
    var service = ServiceName.clockify

    @Option(help: ArgumentHelp("Name of the account. Without the option: the active one.", valueName: "name"))
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
