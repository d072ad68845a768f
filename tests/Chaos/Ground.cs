using System.Diagnostics;
using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ShopifySync.Testing;

namespace ShopifySync.Chaos;

/// <summary>
/// What a server stands on, so that it can give way: a small disk, the names of hosts, a certificate, a clock. All of it is
/// this server's alone (a disk in memory, a mount namespace of its own), which takes root.
/// </summary>
internal sealed class Ground : IDisposable
{
    private const string StoreName = "store.chaos.test";
    private const int DiskMegabytes = 48;

    private readonly TemporaryFolder _folder = new();
    private readonly X509Certificate2 _right = Certificate(StoreName);
    private readonly X509Certificate2 _wrong = Certificate("another.chaos.test");
    private readonly bool _hasDisk;
    private X509Certificate2 _shown;

    private Ground(Uri emulator, bool hasDisk)
    {
        (_shown, _hasDisk) = (_right, hasDisk);
        Line = new TcpProxy(emulator, Secure);
        File.WriteAllText(At("trusted.pem"), _right.ExportCertificatePem());
        File.WriteAllText(At("resolv.conf"), "");
        Directory.CreateDirectory(At("disk"));
        File.WriteAllText(At("clock"), "+0");
        NameIsKnown(true);
    }

    public static bool MayBeMade => Environment.IsPrivilegedProcess && OperatingSystem.IsLinux();

    /// <summary>libfaketime, where it is installed: it tells a program another time than the machine's.</summary>
    public static string? FakeTime { get; } = new[] { Environment.GetEnvironmentVariable("SHOPIFYSYNC_FAKETIME"), "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1" }.FirstOrDefault(File.Exists);

    /// <summary>Between the server and the store; TLS on the server's side.</summary>
    public TcpProxy Line { get; }

    private string Ballast => Path.Combine(At("disk"), "ballast");

    public static async Task<Ground> Lay(EmulatorProcess emulator, DatabaseKind database)
    {
        var ground = new Ground(emulator.BaseAddress, database == DatabaseKind.Sqlite);
        if (ground._hasDisk)
            await Run("mount", "-t", "tmpfs", "-o", $"size={DiskMegabytes.ToString(CultureInfo.InvariantCulture)}m", "tmpfs", ground.At("disk"));
        return ground;
    }

    /// <summary>Puts a server on it, before its first start.</summary>
    public void Carry(ServerUnderFire server, bool withClock)
    {
        if (_hasDisk)
            server.DataFolder = At("disk");
        server.Under = ["unshare", "--mount", "sh", "-c", $"mount --bind {At("hosts")} /etc/hosts && mount --bind {At("resolv.conf")} /etc/resolv.conf && exec \"$@\"", "sh"];
        server.Extra["ShopifySync__Shopify__BaseAddress"] = string.Create(CultureInfo.InvariantCulture, $"https://{StoreName}:{Line.Port}");
        server.Extra["SSL_CERT_FILE"] = At("trusted.pem");
        if (!withClock)
            return;

        server.Extra["LD_PRELOAD"] = FakeTime!;
        server.Extra["FAKETIME_TIMESTAMP_FILE"] = At("clock");
        server.Extra["FAKETIME_CACHE_DURATION"] = "1";
        server.Extra["FAKETIME_DONT_FAKE_MONOTONIC"] = server.Extra["DONT_FAKE_MONOTONIC"] = "1";
    }

    public void NameIsKnown(bool known) => File.WriteAllText(At("hosts"), $"127.0.0.1 localhost{(known ? $" {StoreName}" : "")}\n");

    public void CertificateIsRight(bool right) => Volatile.Write(ref _shown, right ? _right : _wrong);

    /// <summary>Connections that are open ask neither for names nor for certificates.</summary>
    public void EndConnections()
    {
        Line.Cut();
        Line.Mend();
    }

    public void SetClock(TimeSpan off) => File.WriteAllText(At("clock"), string.Create(CultureInfo.InvariantCulture, $"{off.TotalSeconds:+0;-0}"));

    public void FillDisk()
    {
        using var ballast = new FileStream(Ballast, FileMode.Append);
        var block = new byte[4_096];
        try
        {
            while (true)
            {
                ballast.Write(block);
                ballast.Flush();
            }
        }
        catch (IOException)
        {
            // Now it is full.
        }
    }

    public void EmptyDisk() => File.Delete(Ballast);

    public Task MayWriteDisk(bool may) => Run("mount", "-o", may ? "remount,rw" : "remount,ro", At("disk"));

    public void Dispose()
    {
        Line.Dispose();
        if (_hasDisk)
            Run("umount", "--lazy", At("disk")).GetAwaiter().GetResult();
        _folder.Dispose();
        _right.Dispose();
        _wrong.Dispose();
    }

    private string At(string name) => Path.Combine(_folder.Path, name);

    private async Task<Stream> Secure(Stream near)
    {
        var tls = new SslStream(near);
        await tls.AuthenticateAsServerAsync(Volatile.Read(ref _shown));
        return tls;
    }

    private static X509Certificate2 Certificate(string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-2), now.AddDays(2));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }

    private static async Task Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new TrialException($"{program} {string.Join(' ', arguments)}: {said}");
    }
}
