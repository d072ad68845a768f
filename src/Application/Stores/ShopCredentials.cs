using FluentValidation;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Stores;

/// <summary>What a person gives to reach a shop: an existing admin token, or an app's client id and secret.</summary>
public sealed record ShopCredentials(string Domain, [property: Secret] string? AccessToken, string? ClientId, [property: Secret] string? ClientSecret)
{
    public bool HasToken => !string.IsNullOrWhiteSpace(AccessToken);

    /// <summary>Asks the shop who it is, with a token that is made first if none was given.</summary>
    internal async Task<Result<ReachedShop>> Reach(IShopConnection shops, TimeProvider clock, CancellationToken ct)
    {
        var domain = ShopDomain.Parse(Domain);
        if (domain.IsFailure)
            return domain.Error;

        var token = AccessToken?.Trim();
        DateTimeOffset? expiresAt = null;
        if (!HasToken)
        {
            var granted = await shops.RequestToken(domain.Value, ClientId!.Trim(), ClientSecret!.Trim(), ct);
            if (granted.IsFailure)
                return granted.Error;
            (token, expiresAt) = (granted.Value.AccessToken, clock.GetUtcNow() + granted.Value.ExpiresIn);
        }

        var identity = await shops.Identify(domain.Value, token!, ct);
        if (identity.IsFailure)
            return identity.Error;

        // A shop answers at earlier addresses, too; its permanent one keeps it from being connected twice.
        var permanent = ShopDomain.Parse(identity.Value.MyshopifyDomain);
        return new ReachedShop(permanent.IsFailure ? domain.Value : permanent.Value, identity.Value, token!, expiresAt);
    }
}

internal sealed record ReachedShop(ShopDomain Domain, StoreIdentity Identity, string Token, DateTimeOffset? ExpiresAt);

internal sealed class ShopCredentialsValidator : AbstractValidator<ShopCredentials>
{
    public ShopCredentialsValidator()
    {
        RuleFor(c => c.Domain).NotEmpty().WithMessage("Give the store's address, such as my-shop.myshopify.com.");
        RuleFor(c => c).Must(c => c.HasToken || (!string.IsNullOrWhiteSpace(c.ClientId) && !string.IsNullOrWhiteSpace(c.ClientSecret)))
            .WithMessage("Give an admin access token, or a client id and its secret.");
    }
}
