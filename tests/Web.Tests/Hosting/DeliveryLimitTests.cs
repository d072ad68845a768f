using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using ShopifySync.Web.Hosting;

namespace ShopifySync.Web.Tests.Hosting;

public sealed class DeliveryLimitTests
{
    [Test]
    public void Deliveries_OfOneAddressAsFastAsItCan_AreRefusedBeyondTheLimit_AndOthersAreNot()
    {
        using var limiter = PartitionedRateLimiter.Create<HttpContext, string>(DeliveryLimit.Of);

        var allowed = Enumerable.Range(0, 100 * DeliveryLimit.AtOnce).TakeWhile(_ => Takes("203.0.113.1")).Count();

        Assert.Multiple(() =>
        {
            Assert.That(allowed, Is.GreaterThanOrEqualTo(DeliveryLimit.AtOnce).And.LessThan(100 * DeliveryLimit.AtOnce));
            Assert.That(Takes("203.0.113.2"), Is.True);
        });

        bool Takes(string address)
        {
            using var lease = limiter.AttemptAcquire(new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse(address) } });
            return lease.IsAcquired;
        }
    }
}
