using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Application.Stores;
using ShopifySync.Infrastructure.Persistence;

namespace ShopifySync.Infrastructure.Security;

/// <remarks>Answers are kept protected: one of them may be a new API token, of which the database holds a hash only.</remarks>
internal sealed class IdempotencyKeys(AppDbContext db, ITokenProtector protector, TimeProvider clock) : IIdempotencyKeys
{
    /// <summary>A request without an answer for this long died with its server; requests themselves take seconds.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromMinutes(5);

    public async Task<IdempotencyClaim> Claim(Guid user, string key, string requestHash, CancellationToken ct)
    {
        IdempotencyClaim claim = new IdempotencyClaim.Fresh();
        try
        {
            await db.Write(async () =>
            {
                var known = await db.Set<IdempotencyKey>().AsNoTracking().FirstOrDefaultAsync(k => k.UserId == user && k.Key == key, ct);
                if (known is { Status: null } && clock.GetUtcNow() - known.CreatedAt > Abandoned)
                {
                    await Release(user, key, ct);
                    known = null;
                }

                if (known is not null)
                {
                    claim = Judge(known, requestHash);
                    return;
                }

                db.Add(new IdempotencyKey { UserId = user, Key = key, RequestHash = requestHash, CreatedAt = clock.GetUtcNow() });
                await db.SaveChangesAsync(ct);
            }, ct);
        }
        catch (DbUpdateException)
        {
            // Two requests with one key at the same moment: the primary key let one of them in.
            return new IdempotencyClaim.StillRunning();
        }
        finally
        {
            db.ChangeTracker.Clear();
        }

        return claim;
    }

    public Task Keep(Guid user, string key, KeptAnswer answer, CancellationToken ct)
    {
        var body = protector.Protect(answer.Body);
        return db.Write(
            () => db.Set<IdempotencyKey>().Where(k => k.UserId == user && k.Key == key).ExecuteUpdateAsync(
                set => set.SetProperty(k => k.Status, answer.Status).SetProperty(k => k.ContentType, answer.ContentType).SetProperty(k => k.Body, body), ct),
            ct);
    }

    public Task Release(Guid user, string key, CancellationToken ct) => db.Write(
        () => db.Set<IdempotencyKey>().Where(k => k.UserId == user && k.Key == key).ExecuteDeleteAsync(ct), ct);

    public async Task<int> Forget(DateTimeOffset before, CancellationToken ct)
    {
        var forgotten = 0;
        await db.Write(async () => forgotten = await db.Set<IdempotencyKey>().Where(k => k.CreatedAt < before).ExecuteDeleteAsync(ct), ct);
        return forgotten;
    }

    private IdempotencyClaim Judge(IdempotencyKey known, string requestHash) =>
        known.RequestHash != requestHash ? new IdempotencyClaim.Misused()
        : known.Status is { } status ? new IdempotencyClaim.Answered(new KeptAnswer(status, known.ContentType, known.Body is { } body ? protector.Unprotect(body) : ""))
        : new IdempotencyClaim.StillRunning();
}
