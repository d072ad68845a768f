using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace ShopifySync.Testing;

/// <summary>The built server as a process of its own, so that a test can use it from a browser, or kill it.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    public const string Email = "admin@example.com";
    public const string Password = "Correct-horse-9";
    public const string ApiToken = "an-api-token-that-only-tests-know";

    /// <summary>Names the folder of a published server, compiled ahead of time; the built one is taken without it.</summary>
    private const string Published = "SHOPIFYSYNC_TEST_SERVER";

    private const int FirstPort = 15_000;
    private const int Ports = 17_000;

    /// <summary>Where this process began, by chance: others look for ports at the same time.</summary>
    private static int _ports = RandomNumberGenerator.GetInt32(Ports);

    private readonly ConcurrentQueue<string> _log = [];
    private readonly Process _process;

    private ServerProcess(Process process, Uri baseAddress)
    {
        (_process, BaseAddress) = (process, baseAddress);
        Api = new HttpClient { BaseAddress = baseAddress };
        Api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ApiToken);
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri BaseAddress { get; }

    public int Id => _process.Id;

    /// <summary>Calls with the administrator's API token.</summary>
    public HttpClient Api { get; }

    public string Log => string.Join('\n', _log);

    /// <summary>What it has taken of the cores.</summary>
    public TimeSpan CpuTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public long WorkingSet
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Starts on the SQLite file of a folder and waits until it is ready.</summary>
    /// <param name="settings">Further environment variables, such as another database or ShopifySync__Lanes__MaxWorkers.</param>
    public static async Task<ServerProcess> Start(string dataFolder, Uri? emulator = null, IReadOnlyDictionary<string, string>? settings = null)
    {
        var server = Launch(dataFolder, FreePort(), emulator, settings);
        try
        {
            await server.BecomeReady();
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }

        return server;
    }

    /// <summary>Starts without waiting, on a port that stays the same however often the server is killed.</summary>
    /// <param name="under">A command that the server is the end of, such as one that gives it names of its own.</param>
    public static ServerProcess Launch(string dataFolder, int port, Uri? emulator = null, IReadOnlyDictionary<string, string>? settings = null, IReadOnlyList<string>? under = null)
    {
        var baseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        return new ServerProcess(new Process { StartInfo = StartInfo(dataFolder, baseAddress, emulator, settings, under ?? []) }, baseAddress);
    }

    /// <summary>Waits for a server that is to refuse its start; null when it runs all the same.</summary>
    public async Task<int?> EndsByItself(TimeSpan within)
    {
        using var patience = new CancellationTokenSource(within);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
            return _process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    public async Task BecomeReady(TimeSpan? within = null)
    {
        await Eventually.True(IsReadyOrGone, "the server is ready", within ?? TimeSpan.FromSeconds(60));
        if (_process.HasExited)
            throw new InvalidOperationException($"The server ended with exit code {_process.ExitCode}:\n{Log}");
    }

    /// <summary>SIGSTOP: the process stands still, as on a machine that is paused, and knows nothing of it.</summary>
    public Task Stop() => Signal("STOP");

    /// <summary>SIGCONT.</summary>
    public Task Continue() => Signal("CONT");

    /// <summary>What a power cut does: no shutdown code runs.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Kill();
        Api.Dispose();
        _process.Dispose();
    }

    private static ProcessStartInfo StartInfo(string dataFolder, Uri baseAddress, Uri? emulator, IReadOnlyDictionary<string, string>? settings, IReadOnlyList<string> under)
    {
        // tests/X/bin/Debug/net10.0 -> Debug
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var web = Path.Combine(Repository.Root, "src", "Web");
        var server = Environment.GetEnvironmentVariable(Published) is { Length: > 0 } folder ? folder : Path.Combine(web, "bin", configuration, "net10.0");
        string[] command = [.. under, "dotnet", Path.Combine(server, "ShopifySync.Web.dll")];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = web,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ASPNETCORE_URLS"] = baseAddress.ToString(),
                ["ShopifySync__Database__Provider"] = "Sqlite",
                ["ShopifySync__Database__ConnectionString"] = $"Data Source={Path.Combine(dataFolder, "shopifysync.db")}",
                ["ShopifySync__Server__PublicBaseAddress"] = baseAddress.ToString(),
                ["SHOPIFYSYNC_ADMIN_EMAIL"] = Email,
                ["SHOPIFYSYNC_ADMIN_PASSWORD"] = Password,
                ["SHOPIFYSYNC_API_TOKEN"] = ApiToken,
            },
        };
        if (emulator is not null)
            start.Environment["ShopifySync__Shopify__BaseAddress"] = emulator.ToString().TrimEnd('/');

        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
            start.Environment[name] = value;

        return start;
    }

    private async Task<bool> IsReadyOrGone()
    {
        if (_process.HasExited)
            return true;

        try
        {
            using var answer = await Api.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            // Not listening yet.
            return false;
        }
    }

    private async Task Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    private void Keep(string? line)
    {
        if (line is not null)
            _log.Enqueue(line);
    }

    /// <summary>
    /// None of those that systems give to outgoing connections (from 32768 on): a server that is killed and started again
    /// would sometimes find its port taken by a client of another.
    /// </summary>
    public static int FreePort()
    {
        while (true)
        {
            var port = FirstPort + (int)((uint)Interlocked.Increment(ref _ports) % Ports);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody has it.
            }
        }
    }
}
