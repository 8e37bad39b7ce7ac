#if os(Linux)
extension PrivateBus {
    /// Which programs a bus starts when somebody calls a name that nobody has.
    public enum Services: Sendable, Hashable {
        /// None: a name that nobody has stays absent, a Secret Service above all.
        case none
        /// Those that are installed on this machine, as on a desktop.
        case installed

        /// The configuration of a bus that listens at a path.
        func configuration(listeningAt path: String) -> String {
            """
            <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
             "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
            <busconfig>
              <type>session</type>
              <keep_umask/>
              <listen>unix:path=\(path)</listen>
              <auth>EXTERNAL</auth>
              \(self == .installed ? "<standard_session_servicedirs/>" : "")
              <limit name="max_replies_per_connection">50000</limit>
              <policy context="default">
                <allow send_destination="*" eavesdrop="true"/>
                <allow eavesdrop="true"/>
                <allow own="*"/>
              </policy>
            </busconfig>

            """
        }
    }
}
#endif
