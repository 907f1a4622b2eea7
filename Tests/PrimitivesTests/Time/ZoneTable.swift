/// What Python's zoneinfo says (tzdata 2025b): zone, seconds since the epoch, wall clock there.
enum ZoneTable {
    struct Row: Sendable {
        let zone: String
        let second: Int64
        let local: String
    }

    static let rows: [Row] = text.split(separator: "\n").map { line in
        let fields = line.split(separator: " ")
        return Row(
            zone: String(fields[0]),
            second: Int64(fields[1]) ?? 0,
            local: String(fields[2])
        )
    }

    private static let text = """
        Asia/Shanghai 515527199 1986-05-04T01:59:59
        Asia/Shanghai 515527200 1986-05-04T03:00:00
        Asia/Shanghai 684867599 1991-09-15T01:59:59
        Asia/Shanghai 684867600 1991-09-15T01:00:00
        Asia/Shanghai 1456675200 2016-02-29T00:00:00
        Asia/Shanghai 1798732799 2026-12-31T23:59:59
        Asia/Shanghai 1798732800 2027-01-01T00:00:00
        Asia/Shanghai 221858438400 9000-06-01T08:00:00
        Asia/Shanghai -2177481944 1900-12-31T23:59:59
        Asia/Shanghai -2177481943 1900-12-31T23:54:17
        Asia/Shanghai 2942859575 2063-04-04T04:59:35
        Asia/Shanghai 795742288 1995-03-21T07:31:28
        Asia/Shanghai 301595691 1979-07-24T00:34:51
        Asia/Shanghai 179419893 1975-09-08T22:51:33
        Asia/Shanghai -1838957352 1911-09-24T02:30:48
        Asia/Shanghai 4157461338 2101-09-30T02:22:18
        America/New_York 1489301999 2017-03-12T01:59:59
        America/New_York 1489302000 2017-03-12T03:00:00
        America/New_York 1509861599 2017-11-05T01:59:59
        America/New_York 1509861600 2017-11-05T01:00:00
        America/New_York 4108690799 2100-03-14T01:59:59
        America/New_York 4108690800 2100-03-14T03:00:00
        America/New_York 13596184799 2400-11-05T01:59:59
        America/New_York 13596184800 2400-11-05T01:00:00
        America/New_York 1456721999 2016-02-28T23:59:59
        America/New_York 1456722000 2016-02-29T00:00:00
        America/New_York -1633280400 1918-03-31T03:00:00
        America/New_York -1699973233 1916-02-18T04:12:47
        America/New_York 6979544025 2191-03-04T13:13:45
        America/New_York -176703962 1964-05-26T15:33:58
        America/New_York 7548738649 2209-03-18T11:50:49
        America/New_York 2070378921 2035-08-10T13:15:21
        America/New_York -296270316 1960-08-11T18:41:24
        Europe/Dublin 2121901199 2037-03-29T00:59:59
        Europe/Dublin 2121901200 2037-03-29T02:00:00
        Europe/Dublin 2531955599 2050-03-27T00:59:59
        Europe/Dublin 2531955600 2050-03-27T02:00:00
        Europe/Dublin 2550704399 2050-10-30T01:59:59
        Europe/Dublin 2550704400 2050-10-30T01:00:00
        Europe/Dublin 2192983756 2039-06-29T19:09:16
        Europe/Dublin 6790005680 2185-03-02T00:41:20
        Europe/Dublin 1687093963 2023-06-18T14:12:43
        Europe/Dublin 3538829718 2082-02-20T16:15:18
        Europe/Dublin 7209505444 2198-06-17T09:24:04
        Europe/Dublin 7095848384 2194-11-09T20:59:44
        Australia/Lord_Howe 2848229999 2060-04-04T01:59:59
        Australia/Lord_Howe 2848230000 2060-04-04T01:30:00
        Australia/Lord_Howe 2863956599 2060-10-03T01:59:59
        Australia/Lord_Howe 2863956600 2060-10-03T02:30:00
        Australia/Lord_Howe 7914853944 2220-10-24T13:32:24
        Australia/Lord_Howe -1223786101 1931-03-23T05:24:59
        Australia/Lord_Howe 744112455 1993-07-31T20:24:15
        Australia/Lord_Howe -400564733 1957-04-23T06:01:07
        Australia/Lord_Howe 6859611191 2187-05-17T02:03:11
        Australia/Lord_Howe 6845919668 2186-12-09T15:21:08
        Pacific/Apia 1325239199 2011-12-29T23:59:59
        Pacific/Apia 1325239200 2011-12-31T00:00:00
        Pacific/Apia 3179553247 2070-10-03T22:14:07
        Pacific/Apia 3644219119 2085-06-25T00:05:19
        Pacific/Apia 4241379376 2104-05-28T13:56:16
        Pacific/Apia -712510547 1947-06-03T20:54:13
        Pacific/Apia 1411833895 2014-09-28T06:04:55
        Pacific/Apia -951613445 1939-11-05T11:25:55
        Asia/Kathmandu 4762098351 2120-11-27T02:50:51
        Asia/Kathmandu 4550669089 2114-03-17T00:29:49
        Asia/Kathmandu 6053654215 2161-10-31T16:21:55
        Asia/Kathmandu 5427910944 2142-01-02T06:47:24
        Asia/Kathmandu 7826617864 2218-01-07T02:16:04
        Asia/Kathmandu 2209818936 2040-01-10T20:20:36
        America/St_Johns 7097023248 2194-11-23T07:50:48
        America/St_Johns -204176152 1963-07-13T17:54:08
        America/St_Johns 5546862847 2145-10-09T16:44:07
        America/St_Johns 4395047810 2109-04-10T12:06:50
        America/St_Johns 869965264 1997-07-26T22:31:04
        America/St_Johns 3642502604 2085-06-04T11:46:44
        Africa/Casablanca 5281238159 2137-05-10T11:35:59
        Africa/Casablanca 4847766477 2123-08-15T10:47:57
        Africa/Casablanca -40613014 1968-09-17T22:36:26
        Africa/Casablanca 1607634174 2020-12-10T22:02:54
        Africa/Casablanca 6352341718 2171-04-19T12:21:58
        Africa/Casablanca 852512026 1997-01-06T00:53:46
        America/Nuuk 2216249999 2040-03-24T22:59:59
        America/Nuuk 2216250000 2040-03-25T00:00:00
        America/Nuuk 6850507787 2187-01-31T04:49:47
        America/Nuuk 5307852598 2138-03-14T09:29:58
        America/Nuuk 5825107365 2154-08-04T04:22:45
        America/Nuuk 7812263087 2217-07-24T16:04:47
        America/Nuuk 5166808862 2133-09-23T23:41:02
        America/Nuuk 4277933458 2105-07-25T01:50:58
        Antarctica/Troll 2216249999 2040-03-25T00:59:59
        Antarctica/Troll 2216250000 2040-03-25T03:00:00
        Antarctica/Troll 2234998800 2040-10-28T01:00:00
        Antarctica/Troll 7311696870 2201-09-13T04:54:30
        Antarctica/Troll 2797889912 2058-08-30T01:38:32
        Antarctica/Troll -1746792704 1914-08-25T11:48:16
        Antarctica/Troll 5594502849 2147-04-14T06:34:09
        Antarctica/Troll 7145446607 2196-06-06T00:16:47
        Antarctica/Troll 3358464899 2076-06-04T04:54:59
        """
}
