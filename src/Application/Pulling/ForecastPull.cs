using FluentValidation;
using MediatR;
using ShopifySync.Application.Common;
using ShopifySync.Application.Lanes;
using ShopifySync.Application.Stores;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Operations;

namespace ShopifySync.Application.Pulling;

/// <summary>What a pull would take, before it is started. Asks the store how many products there are, since a person waits for it.</summary>
public sealed record ForecastPullQuery(StartPullCommand Pull) : IRequest<Result<PullForecast>>, IRequireRole
{
    public static Role Needed => Role.Operator;
}

internal sealed class ForecastPullValidator : AbstractValidator<ForecastPullQuery>
{
    public ForecastPullValidator() => RuleFor(q => q.Pull).SetValidator(new StartPullValidator());
}

internal sealed class ForecastPullHandler(IAppDbContext db, IShopifyCatalogReader reader, PullForecasts forecasts, TimeProvider clock)
    : IRequestHandler<ForecastPullQuery, Result<PullForecast>>
{
    public async Task<Result<PullForecast>> Handle(ForecastPullQuery query, CancellationToken ct)
    {
        var (pull, found) = (query.Pull, await StoreChoice.Choose(db, query.Pull.StoreId, ct));
        if (found.IsFailure)
            return found.Error;
        var store = found.Value;
        if (pull.NamedIds is { Count: > 0 } ids)
            return await forecasts.Naming(store.Id, ids.Count, ct);

        var search = await PullSearch.Of(pull, db, store.Id, clock.GetUtcNow(), ct);
        try
        {
            var products = await reader.Count(new StoreCall(store.Id, OperationPriority.High), search, ct);
            return await forecasts.Counting(store.Id, products, pull.Route, ct);
        }
        catch (ShopifyCallException)
        {
            // The pull can be started all the same, and says what is wrong by itself: its lane waits for the store.
            return await forecasts.Knowing(store.Id, wholeStore: search is null, pull.Route, ct);
        }
    }
}
