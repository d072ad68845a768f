using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ShopifySync.Application;
using ShopifySync.Application.Common;
using ShopifySync.Infrastructure.Persistence;
using ShopifySync.Infrastructure.Security;
using ShopifySync.Testing;

namespace ShopifySync.Infrastructure.Tests.Security;

/// <summary>With a certificate, a copy of the database alone does not open what it holds.</summary>
public sealed class KeyProtectionTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void SetUp() => _folder = new TemporaryFolder();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public async Task Keys_WithACertificate_LieInTheDatabaseWrapped_AndANodeWithItReadsThem()
    {
        var certificate = MakeCertificate();
        await using var first = await Node(certificate);
        await using var second = await Node(certificate);

        var secret = Protector(first).Protect("shpat_secret");

        Assert.That(Protector(second).Unprotect(secret), Is.EqualTo("shpat_secret"));
        Assert.That(await KeysInDatabase(first), Does.Contain("EncryptedXmlDecryptor").And.Not.Contain("<value>"));
    }

    [Test]
    public async Task Keys_WithoutTheCertificate_OpenNothing()
    {
        await using var first = await Node(MakeCertificate());
        var secret = Protector(first).Protect("shpat_secret");
        await using var thief = await Node(null);

        Assert.That(() => Protector(thief).Unprotect(secret), Throws.InstanceOf<CryptographicException>());
    }

    [Test]
    public void Certificate_ThatIsNotThere_EndsTheStartWithItsName()
    {
        Assert.That(() => Node("/nowhere/keys.pfx"), Throws.TypeOf<BadSettingException>().With.Message.Contains("/nowhere/keys.pfx"));
    }

    private string MakeCertificate()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=ShopifySync keys", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddYears(1));
        var path = Path.Combine(_folder.Path, "keys.pfx");
        File.WriteAllBytes(path, certificate.Export(X509ContentType.Pfx, "password"));
        return path;
    }

    private async Task<ServiceProvider> Node(string? certificate)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Database:ConnectionString"] = $"Data Source={Path.Combine(_folder.Path, "keys.db")};Pooling=False",
            ["DataProtection:CertificatePath"] = certificate,
            ["DataProtection:CertificatePassword"] = "password",
        };
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var node = new ServiceCollection().AddLogging().AddApplication().AddPersistence(configuration).AddSecurity(configuration).BuildServiceProvider();
        await node.GetRequiredService<DatabaseMigrator>().Migrate(CancellationToken.None);
        return node;
    }

    private static IDataProtector Protector(ServiceProvider node) => node.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");

    private static async Task<string> KeysInDatabase(ServiceProvider node)
    {
        await using var scope = node.CreateAsyncScope();
        return string.Concat(await scope.ServiceProvider.GetRequiredService<AppDbContext>().Set<DataProtectionKey>().Select(k => k.Xml).ToListAsync());
    }
}
