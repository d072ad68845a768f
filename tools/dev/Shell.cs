using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

/// <summary>Runs other programs, and stops those that were started when this one ends or is told to.</summary>
internal static class Shell
{
    private static readonly CancellationTokenSource Stop = new();
    private static readonly List<Process> Started = [];
    private static readonly PosixSignalRegistration[] Signals =
        [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal => PosixSignalRegistration.Create(signal, OnSignal))];

    public static readonly string Root = FindRoot();

    // Asks for Signals, so that the handlers are in place before anybody waits and are never collected.
    public static CancellationToken Stopping => Signals.Length == 0 ? default : Stop.Token;

    public static string At(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Runs a program in this terminal and answers its exit code.</summary>
    public static int Run(string program, IEnumerable<string> args, string? folder = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        var process = Launch(StartInfo(program, args, folder, environment));
        process.WaitForExitAsync(Stopping).GetAwaiter().GetResult();
        return process.ExitCode;
    }

    /// <summary>Runs a program and answers its exit code and what it wrote.</summary>
    public static (int ExitCode, string Output) Capture(string program, IEnumerable<string> args, string? folder = null)
    {
        var start = StartInfo(program, args, folder, null);
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.GetAwaiter().GetResult());
    }

    /// <summary>Starts a program that lives until StopAll.</summary>
    public static Process Start(string program, IEnumerable<string> args, string? folder = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = StartInfo(program, args, folder, environment);
        // A pipe that we hold: it closes when we are killed, and the emulator ends with it.
        start.RedirectStandardInput = true;
        return Launch(start);
    }

    public static void StopAll()
    {
        foreach (var process in Started.Where(process => !process.HasExited))
        {
            // SIGTERM lets the server end its operations; .NET itself can only kill.
            if (OperatingSystem.IsWindows() || kill(process.Id, 15) != 0 || !process.WaitForExit(TimeSpan.FromSeconds(15)))
                process.Kill(entireProcessTree: true);
        }

        Started.Clear();
    }

    public static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? program + ".exe" : program))
            .FirstOrDefault(File.Exists);

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static Process Launch(ProcessStartInfo start)
    {
        Stopping.ThrowIfCancellationRequested();
        var process = Process.Start(start)!;
        Started.Add(process);
        return process;
    }

    private static ProcessStartInfo StartInfo(string program, IEnumerable<string> args, string? folder, IReadOnlyDictionary<string, string>? environment)
    {
        var start = new ProcessStartInfo(program, args) { UseShellExecute = false, WorkingDirectory = folder ?? Root };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;

        return start;
    }

    private static void OnSignal(PosixSignalContext context)
    {
        // The ordinary way out runs: whoever waits is cancelled, and the finally of dev.cs stops what was started.
        context.Cancel = true;
        Stop.Cancel();
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(Environment.CurrentDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ShopifySync.sln")))
            folder = folder.Parent;

        return folder?.FullName ?? throw new DevException("Run this inside the repository: no ShopifySync.sln here or above.");
    }

    [DllImport("libc")]
    private static extern int kill(int process, int signal);
}
