using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ShopifySync.Application.Common;
using ShopifySync.Application.Lanes;
using ShopifySync.Application.Scheduling;
using ShopifySync.Application.Webhooks;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Monitoring;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Policies;
using ShopifySync.Domain.Scheduling;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Stores;

/// <summary>Connects a shop, or connects it once more with other credentials. Nothing is kept unless the shop answers and the app may do its work.</summary>
public sealed record ConnectStoreCommand(ShopCredentials Credentials) : IRequest<Result<StoreId>>, IRequireRole
{
    public static Role Needed => Role.Admin;
}

internal sealed class ConnectStoreValidator : AbstractValidator<ConnectStoreCommand>
{
    public ConnectStoreValidator() => RuleFor(c => c.Credentials).SetValidator(new ShopCredentialsValidator());
}

internal sealed class ConnectStoreHandler(
    IAppDbContext db, IShopConnection shops, ITokenProtector protector, ISyncScheduler scheduler, WebhookLife webhooks, ILaneWaker waker, ICurrentUser user,
    IOptions<StoreDefaults> defaults, IOptions<ScheduleDefaults> schedules, IOptions<ServerOptions> server, TimeProvider clock) : IRequestHandler<ConnectStoreCommand, Result<StoreId>>
{
    public async Task<Result<StoreId>> Handle(ConnectStoreCommand command, CancellationToken ct)
    {
        var reached = await command.Credentials.Reach(shops, clock, ct);
        if (reached.IsFailure)
            return reached.Error;

        var (domain, identity, _, _) = reached.Value;
        var credentials = Protect(command.Credentials, reached.Value);
        var store = await db.Stores.FirstOrDefaultAsync(s => s.Domain == domain, ct);
        if (store is null)
            store = await Add(domain, credentials, identity, ct);
        else
            store.Reconnect(credentials, identity);

        var running = await MakeRunnable(store, ct);
        db.Events.Add(new SyncEvent("store.connected", $"{user.Name} connected {store.Name} ({store.Domain}).", clock.GetUtcNow(), store.Id, by: user.Name));
        await db.SaveChangesAsync(ct);
        foreach (var schedule in running)
            await scheduler.Apply(schedule, ct);
        if (store.ProtectedSecret is not null && !Subscriptions.Address(server.Value.PublicBaseAddress).IsFailure)
            await webhooks.Enqueue(store.Id, remove: false, OperationPriority.High, ct);
        await waker.Wake(Lane.IdOf(store.Id), ct);
        return store.Id;
    }

    private StoreCredentials Protect(ShopCredentials given, ReachedShop reached) => new(
        given.HasToken ? TokenKind.AdminToken : TokenKind.ClientCredentials,
        protector.Protect(reached.Token),
        reached.ExpiresAt,
        string.IsNullOrWhiteSpace(given.ClientId) ? null : given.ClientId.Trim(),
        string.IsNullOrWhiteSpace(given.ClientSecret) ? null : protector.Protect(given.ClientSecret.Trim()));

    private async Task<Store> Add(ShopDomain domain, StoreCredentials credentials, StoreIdentity identity, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var catalogue = await db.Catalogues.OrderBy(c => c.CreatedAt).FirstOrDefaultAsync(ct) ?? db.Catalogues.Add(new Catalogue("Catalogue", now)).Entity;
        var store = db.Stores.Add(Store.Connect(catalogue.Id, domain, credentials, identity, now)).Entity;
        if (defaults.Value.ConflictStrategy != ConflictStrategy.ManualReview)
            db.Policies.Add(new StorePolicy(store.Id, SyncPolicy.Default with { Fields = [new FieldPolicy("*", Ownership.Both, defaults.Value.ConflictStrategy)] }, user.Name, now));
        return store;
    }

    /// <summary>Lanes that may run and schedules that are on, whether they are new or were stopped by a disconnect or a refused token.</summary>
    private async Task<IReadOnlyList<Schedule>> MakeRunnable(Store store, CancellationToken ct)
    {
        foreach (var lane in new[] { Lane.Of(store.Id), Lane.Of(store.CatalogueId) })
        {
            if (await db.Lanes.FirstOrDefaultAsync(l => l.Id == lane.Id, ct) is { } there)
                there.Resume();
            else
                db.Lanes.Add(lane);
        }

        var known = await db.Schedules.Where(s => s.StoreId == store.Id).ToListAsync(ct);
        foreach (var schedule in known)
            schedule.Set(schedule.Cron, enabled: true);
        var added = schedules.Value.Of(store.Id).Where(s => known.All(k => k.DataType != s.DataType)).ToList();
        db.Schedules.AddRange(added);
        return [.. known, .. added];
    }
}
