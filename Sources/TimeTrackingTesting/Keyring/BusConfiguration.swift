#if os(Linux)
extension PrivateBus {
    /// Which programs a bus starts when somebody calls a name that nobody has.
    public enum Services: Sendable, Hashable {
        /// None: a name that nobody has stays absent, a Secret Service above all.
        case none
        /// Those that are installed on this machine, as on a desktop.
        case installed
        /// One command for one name, for example a Secret Service that does not start: `/bin/false` for
        /// `org.freedesktop.secrets`.
        case command(String, name: String)

        /// The name and the text of the service file that there has to be, or nil for those that are installed.
        var file: (name: String, text: String)? {
            guard case .command(let command, let name) = self else { return nil }
            return ("\(name).service", "[D-BUS Service]\nName=\(name)\nExec=\(command)\n")
        }

        /// The configuration of a bus, with the limits of a desktop's session.
        ///
        /// - Parameters:
        ///   - path: The path of its socket.
        ///   - directory: The directory of its own service files.
        /// - Returns: The text of the file.
        func configuration(listeningAt path: String, services directory: String) -> String {
            """
            <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
             "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
            <busconfig>
              <type>session</type>
              <keep_umask/>
              <listen>unix:path=\(path)</listen>
              <auth>EXTERNAL</auth>
              \(self == .installed ? "<standard_session_servicedirs/>" : "<servicedir>\(directory)</servicedir>")
              <policy context="default">
                <allow send_destination="*" eavesdrop="true"/>
                <allow eavesdrop="true"/>
                <allow own="*"/>
              </policy>
              <limit name="max_incoming_bytes">1000000000</limit>
              <limit name="max_outgoing_bytes">1000000000</limit>
              <limit name="max_message_size">1000000000</limit>
              <limit name="max_completed_connections">100000</limit>
              <limit name="max_incomplete_connections">10000</limit>
              <limit name="max_connections_per_user">100000</limit>
              <limit name="max_pending_service_starts">10000</limit>
              <limit name="max_names_per_connection">50000</limit>
              <limit name="max_match_rules_per_connection">50000</limit>
              <limit name="max_replies_per_connection">50000</limit>
            </busconfig>

            """
        }
    }
}
#endif
