using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ShopifySync.Application.Common;

namespace ShopifySync.Infrastructure.Security;

/// <summary>
/// The keys of Data Protection lie in the database, beside the tokens that they protect: alone they keep nobody out who has
/// a copy of it. With a certificate, which lies elsewhere, new keys are wrapped for it.
/// </summary>
internal static class KeyProtection
{
    private const string Section = "DataProtection";

    public static void ProtectKeys(this IServiceCollection services, IConfiguration configuration)
    {
        var protection = services.AddDataProtection().SetApplicationName("ShopifySync");
        if (configuration[$"{Section}:CertificatePath"] is { Length: > 0 } path)
            protection.ProtectKeysWithCertificate(Load(path, configuration[$"{Section}:CertificatePassword"]));
        if (configuration[$"{Section}:OldCertificatePath"] is { Length: > 0 } old)
            protection.UnprotectKeysWithAnyCertificate(Load(old, configuration[$"{Section}:OldCertificatePassword"]));
    }

    private static X509Certificate2 Load(string path, string? password)
    {
        try
        {
            var certificate = X509CertificateLoader.LoadPkcs12FromFile(path, password);
            return certificate.HasPrivateKey
                ? certificate
                : throw new BadSettingException($"{path} (DataProtection) holds no private key; give a PKCS#12 file (.pfx) with its key.");
        }
        catch (Exception problem) when (problem is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new BadSettingException($"{path} (DataProtection) cannot be read: {problem.Message} Give a PKCS#12 file (.pfx) with its key, and its password.");
        }
    }
}
