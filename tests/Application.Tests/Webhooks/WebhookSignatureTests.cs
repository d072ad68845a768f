using System.Text;
using ShopifySync.Application.Webhooks;

namespace ShopifySync.Application.Tests.Webhooks;

public sealed class WebhookSignatureTests
{
    // printf '{"id":632910392}' | openssl dgst -sha256 -hmac hush -binary | base64
    private const string Signature = "31QiKEttyxLoRsA1qKSeOfJF7CXt58bex4Q0y3Tu8b4=";

    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"id":632910392}""");

    [TestCase("hush")]
    [TestCase("a newer one", "hush")]
    public void IsOfAny_WithTheSecretThatSigned_IsTrue(params string[] secrets) =>
        Assert.That(WebhookSignature.IsOfAny([.. secrets.Select(Encoding.UTF8.GetBytes)], Body, Signature), Is.True);

    [TestCase("hush", "")]
    [TestCase("hush", "no base64")]
    [TestCase("hush", "aHVzaA==")]
    [TestCase("hush", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [TestCase("Hush", Signature)]
    public void IsOfAny_OfAnythingElse_IsFalse(string secret, string signature) =>
        Assert.That(WebhookSignature.IsOfAny([Encoding.UTF8.GetBytes(secret)], Body, signature), Is.False);

    [Test]
    public void IsOfAny_WithoutASecret_IsFalse() => Assert.That(WebhookSignature.IsOfAny([], Body, Signature), Is.False);

    [Test]
    public void IsOfAny_OfABodyThatIsOneByteOther_IsFalse() =>
        Assert.That(WebhookSignature.IsOfAny(["hush"u8.ToArray()], [.. Body, (byte)'\n'], Signature), Is.False);
}
