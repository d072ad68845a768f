/// <summary>A PostgreSQL server of its own for one test run: fast, because it may lose everything.</summary>
internal sealed class TestPostgreSql : IDisposable
{
    private readonly string _bin;
    private readonly string _folder;
    private readonly int _port = Shell.FreePort();

    public TestPostgreSql(string bin)
    {
        _bin = bin;
        // Not below the repository: a clone in root's home cannot be entered by the user that PostgreSQL insists on.
        _folder = Directory.CreateTempSubdirectory("shopifysync-postgresql-").FullName;
        if (User is not null && Shell.Run("chown", [User, _folder]) != 0)
            throw new DevException($"The folder {_folder} could not be given to {User}.");

        Do("initdb", "--pgdata", Data, "--username", "postgres", "--auth", "trust", "--encoding", "UTF8", "--locale", "C", "--no-sync");
        Do("pg_ctl", "--pgdata", Data, "--wait", "--silent", "--log", Path.Combine(_folder, "log"), "--options", Settings, "start");
    }

    public string ConnectionString => $"Host=127.0.0.1;Port={_port};Username=postgres;Database=postgres";

    public void Dispose()
    {
        Do("pg_ctl", "--pgdata", Data, "--wait", "--silent", "--mode", "immediate", "stop");
        Directory.Delete(_folder, recursive: true);
    }

    // PostgreSQL refuses to run as root.
    private static string? User { get; } =
        OperatingSystem.IsWindows() || Environment.UserName != "root" ? null
        : File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";

    private string Data => Path.Combine(_folder, "data");

    private string Settings =>
        $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=200 -c fsync=off -c synchronous_commit=off -c full_page_writes=off";

    private void Do(string program, params string[] args)
    {
        string[] command = [.. User is null ? [] : new[] { "runuser", "-u", User, "--" }, Path.Combine(_bin, program), .. args];
        var (exitCode, output) = Shell.Capture(command[0], command[1..], _folder);
        if (exitCode != 0)
            throw new DevException($"PostgreSQL's {program} failed: {output}");
    }
}
