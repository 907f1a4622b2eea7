internal import PrometheusMetrics

/// Every metric of a service's process: the one place where names and meanings are.
///
/// Labels are methods, services, reasons and the like, which the program knows beforehand; never
/// who calls or whom a call is about.
enum MetricCatalogue {
    static let all: [MetricDescription] =
        calls + connections + storage + events + models
        + process

    private static let latency = MetricDescription.Kind.histogram(
        bounds: MetricDescription.latencyBounds
    )

    private static let calls: [MetricDescription] = [
        .init(
            "huitou_rpc_server_calls_started_total",
            .counter,
            "Requests that came for a method that is offered."
        ),
        .init(
            "huitou_rpc_server_calls_total",
            .counter,
            "Calls that are over for their caller, by status.",
            seriesMax: 1_024
        ),
        .init(
            "huitou_rpc_server_call_duration_seconds",
            latency,
            "From the arrival of a request to the end of its call."
        ),
        .init(
            "huitou_rpc_server_calls_in_flight",
            .gauge,
            "Calls that have come and are not over."
        ),
        .init(
            "huitou_rpc_client_calls_total",
            .counter,
            "Calls of other services that are over, by status; repeats are not counted apart.",
            seriesMax: 1_024
        ),
        .init(
            "huitou_rpc_client_call_duration_seconds",
            latency,
            "From the making of a call of another service to its end, repeats included."
        ),
        .init(
            "huitou_rpc_client_calls_in_flight",
            .gauge,
            "Calls of other services that are not over."
        ),
        .init(
            "huitou_rpc_client_retries_total",
            .counter,
            "Attempts beyond the first of calls of other services."
        ),
        .init(
            "huitou_rpc_client_ejections_total",
            .counter,
            "How often an address of a service was taken out, since calls to it failed."
        ),
    ]

    private static let connections: [MetricDescription] = [
        .init(
            "huitou_connections_opened_total",
            .counter,
            "Connections that became secure; peer is a service, or client for whoever came."
        ),
        .init(
            "huitou_connections_refused_total",
            .counter,
            "Connections that were refused, or failed, before they were of use."
        ),
        .init(
            "huitou_connections_closed_total",
            .counter,
            "Connections that ended and had been of use."
        ),
        .init("huitou_connections_open", .gauge, "Connections that are secure and open."),
        .init(
            "huitou_transport_received_bytes_total",
            .counter,
            "Bytes that came over the sockets of calls, TLS included."
        ),
        .init(
            "huitou_transport_sent_bytes_total",
            .counter,
            "Bytes that went over the sockets of calls, TLS included."
        ),
        .init(
            "huitou_tls_certificate_expiry_timestamp_seconds",
            .gauge,
            "When the certificate that is in use ends."
        ),
        .init(
            "huitou_tls_reloads_total",
            .counter,
            "How often changed certificate files were taken up, or refused."
        ),
        .init(
            "huitou_event_loop_lag_seconds",
            latency,
            "How late the loops of connections and handlers run what is due."
        ),
    ]

    private static let storage: [MetricDescription] = [
        .init(
            "huitou_group_commit_queued_commands",
            .gauge,
            "Commands that wait for a group to take them."
        ),
        .init(
            "huitou_group_commit_groups_total",
            .counter,
            "Transactions of groups, committed or rolled back."
        ),
        .init(
            "huitou_group_commit_commands",
            .histogram(bounds: MetricDescription.sizeBounds),
            "Commands in a committed group."
        ),
        .init(
            "huitou_group_commit_duration_seconds",
            latency,
            "From the beginning of a group to its being on disk."
        ),
        .init(
            "huitou_database_queued",
            .gauge,
            "Reads and writes that wait for a thread of the database."
        ),
        .init(
            "huitou_outbox_position",
            .gauge,
            "The position of the last event that this service has published."
        ),
    ]

    private static let events: [MetricDescription] = [
        .init(
            "huitou_event_consumer_lag_seconds",
            .gauge,
            "How old the last event taken in is while more wait; 0 when up to date."
        ),
        .init(
            "huitou_event_consumer_position",
            .gauge,
            "The position of the last event that was taken in."
        ),
        .init(
            "huitou_event_consumer_events_total",
            .counter,
            "Events taken in since the process began."
        ),
        .init(
            "huitou_event_consumer_failures_in_a_row",
            .gauge,
            "How often taking in has failed since it last succeeded."
        ),
    ]

    private static let models: [MetricDescription] = [
        .init("huitou_model_version", .gauge, "The version of the models that are served."),
        .init("huitou_model_age_seconds", .gauge, "How long ago they were made."),
        .init(
            "huitou_predictions_drift_level",
            .gauge,
            "Whether members have moved from what predictions learned: 0 no, 1 a little, 2 alarm."
        ),
        .init(
            "huitou_training_seconds",
            .gauge,
            "How long the last training of this process took."
        ),
    ]

    private static let process: [MetricDescription] = [
        .init("huitou_build_info", .gauge, "Always 1; the labels say which program this is."),
        .init("huitou_ready", .gauge, "1 while the process answers calls, else 0."),
        .init("process_cpu_seconds_total", .counter, "User and system CPU time spent."),
        .init("process_resident_memory_bytes", .gauge, "Memory in RAM."),
        .init("process_virtual_memory_bytes", .gauge, "Memory that is mapped."),
        .init("process_open_fds", .gauge, "Open file descriptors."),
        .init("process_max_fds", .gauge, "The most file descriptors that may be open."),
        .init("process_start_time_seconds", .gauge, "When the process started."),
    ]
}
