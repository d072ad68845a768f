using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ShopifySync.Infrastructure.Persistence.Providers.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class First : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "asp_net_users",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    display_name = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    user_name = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    normalized_user_name = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    email = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    normalized_email = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    email_confirmed = table.Column<bool>(type: "bit", nullable: false),
                    password_hash = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    security_stamp = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    phone_number = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "bit", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "bit", nullable: false),
                    lockout_end = table.Column<DateTime>(type: "datetime2", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "bit", nullable: false),
                    access_failed_count = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asp_net_users", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "audit",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    chain_seq = table.Column<long>(type: "bigint", nullable: true),
                    chain_hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    action = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    by = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    at = table.Column<DateTime>(type: "datetime2", nullable: false),
                    count = table.Column<int>(type: "int", nullable: false),
                    digest = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    details = table.Column<string>(type: "nvarchar(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "bulk_runs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    batch_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    store_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    type = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    state = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    remote_id = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: true),
                    url = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    object_count = table.Column<long>(type: "bigint", nullable: true),
                    root_object_count = table.Column<long>(type: "bigint", nullable: true),
                    lines_read = table.Column<long>(type: "bigint", nullable: false),
                    error_code = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    created_at = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ended_at = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bulk_runs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "catalogues",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    created_at = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_catalogues", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "data_protection_keys",
                columns: table => new
                {
                    id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    friendly_name = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true),
                    xml = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_protection_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "deliveries",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    webhook_id = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    event_id = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: true),
                    shop_domain = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false),
                    topic = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    api_version = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    triggered_at = table.Column<DateTime>(type: "datetime2", nullable: true),
                    received_at = table.Column<DateTime>(type: "datetime2", nullable: false),
                    body = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    state = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    processed_at = table.Column<DateTime>(type: "datetime2", nullable: true),
                    error = table.Column<string>(type: "nvarchar(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_deliveries", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "events",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    type = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    message = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    store_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    batch_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    by = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    at = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_events", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "idempotency_keys",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    key = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false),
                    request_hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    status = table.Column<int>(type: "int", nullable: true),
                    content_type = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: true),
                    body = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    created_at = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_idempotency_keys", x => new { x.user_id, x.key });
                });

            migrationBuilder.CreateTable(
                name: "lanes",
                columns: table => new
                {
                    id = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    epoch = table.Column<int>(type: "int", nullable: false),
                    run_by = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: true),
                    checked_in_at = table.Column<DateTime>(type: "datetime2", nullable: true),
                    paused_because = table.Column<string>(type: "nvarchar(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lanes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "run_seen",
                columns: table => new
                {
                    batch_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    remote_id = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_run_seen", x => new { x.batch_id, x.remote_id });
                });

            migrationBuilder.CreateTable(
                name: "api_tokens",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    user_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    created_at = table.Column<DateTime>(type: "datetime2", nullable: false),
                    last_used_at = table.Column<DateTime>(type: "datetime2", nullable: true),
                    revoked_at = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_api_tokens", x => x.id);
                    table.ForeignKey(
                        name: "fk_api_tokens_asp_net_users_user_id",
                        column: x => x.user_id,
                        principalTable: "asp_net_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "asp_net_user_claims",
                columns: table => new
                {
                    id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    user_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    claim_type = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    claim_value = table.Column<string>(type: "nvarchar(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asp_net_user_claims", x => x.id);
                    table.ForeignKey(
                        name: "fk_asp_net_user_claims_asp_net_users_user_id",
                        column: x => x.user_id,
                        principalTable: "asp_net_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "asp_net_user_logins",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "nvarchar(450)", nullable: false),
                    provider_key = table.Column<string>(type: "nvarchar(450)", nullable: false),
                    provider_display_name = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    user_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asp_net_user_logins", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "fk_asp_net_user_logins_asp_net_users_user_id",
                        column: x => x.user_id,
                        principalTable: "asp_net_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "asp_net_user_tokens",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    login_provider = table.Column<string>(type: "nvarchar(450)", nullable: false),
                    name = table.Column<string>(type: "nvarchar(450)", nullable: false),
                    value = table.Column<string>(type: "nvarchar(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asp_net_user_tokens", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "fk_asp_net_user_tokens_asp_net_users_user_id",
                        column: x => x.user_id,
                        principalTable: "asp_net_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "grants",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    user_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    role = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    catalogue_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    store_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    granted_at = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_grants", x => x.id);
                    table.ForeignKey(
                        name: "fk_grants_asp_net_users_user_id",
                        column: x => x.user_id,
                        principalTable: "asp_net_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "decisions",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    catalogue_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    verdict = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    by = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    at = table.Column<DateTime>(type: "datetime2", nullable: false),
                    count = table.Column<int>(type: "int", nullable: false),
                    filter = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    comment = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_decisions", x => x.seq);
                    table.UniqueConstraint("ak_decisions_id", x => x.id);
                    table.ForeignKey(
                        name: "fk_decisions_catalogues_catalogue_id",
                        column: x => x.catalogue_id,
                        principalTable: "catalogues",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "products",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    catalogue_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    version = table.Column<int>(type: "int", nullable: false),
                    locked = table.Column<bool>(type: "bit", nullable: false),
                    title = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    handle = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false),
                    description = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    vendor = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false),
                    product_type = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false),
                    category = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    status = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    tags = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    seo_title = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    seo_description = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    options = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    media = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    metafields = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    search_text = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    created_at = table.Column<DateTime>(type: "datetime2", nullable: false),
                    updated_at = table.Column<DateTime>(type: "datetime2", nullable: false),
                    row_version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_products", x => x.seq);
                    table.UniqueConstraint("ak_products_id", x => x.id);
                    table.ForeignKey(
                        name: "fk_products_catalogues_catalogue_id",
                        column: x => x.catalogue_id,
                        principalTable: "catalogues",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "stores",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    catalogue_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    domain = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false),
                    name = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false),
                    state = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    attention = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    token_kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    protected_token = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    token_expires_at = table.Column<DateTime>(type: "datetime2", nullable: true),
                    client_id = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true),
                    protected_secret = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    previous_protected_secret = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    scopes = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    currency_code = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    plan_name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    connected_at = table.Column<DateTime>(type: "datetime2", nullable: false),
                    row_version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stores", x => x.seq);
                    table.UniqueConstraint("ak_stores_id", x => x.id);
                    table.ForeignKey(
                        name: "fk_stores_catalogues_catalogue_id",
                        column: x => x.catalogue_id,
                        principalTable: "catalogues",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "field_state",
                columns: table => new
                {
                    product_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    path = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    edited_at = table.Column<DateTime>(type: "datetime2", nullable: false),
                    by = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    source = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_field_state", x => new { x.product_id, x.path });
                    table.ForeignKey(
                        name: "fk_field_state_products_product_id",
                        column: x => x.product_id,
                        principalTable: "products",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "product_versions",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    product_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    version = table.Column<int>(type: "int", nullable: false),
                    before = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    after = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    cause_kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    cause_id = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    by = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    at = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_product_versions", x => x.seq);
                    table.ForeignKey(
                        name: "fk_product_versions_products_product_id",
                        column: x => x.product_id,
                        principalTable: "products",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "variants",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    product_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    position = table.Column<int>(type: "int", nullable: false),
                    option_values = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    sku = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true),
                    barcode = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true),
                    price = table.Column<decimal>(type: "decimal(18,4)", precision: 18, scale: 4, nullable: false),
                    compare_at_price = table.Column<decimal>(type: "decimal(18,4)", precision: 18, scale: 4, nullable: true),
                    cost = table.Column<decimal>(type: "decimal(18,4)", precision: 18, scale: 4, nullable: true),
                    weight_value = table.Column<decimal>(type: "decimal(18,4)", precision: 18, scale: 4, nullable: true),
                    weight_unit = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    taxable = table.Column<bool>(type: "bit", nullable: false),
                    inventory_policy = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    tracked = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_variants", x => x.id);
                    table.ForeignKey(
                        name: "fk_variants_products_product_id",
                        column: x => x.product_id,
                        principalTable: "products",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "accepted_differences",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    store_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    resource_id = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    path = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    local_hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    remote_hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    by = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    at = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accepted_differences", x => x.seq);
                    table.ForeignKey(
                        name: "fk_accepted_differences_stores_store_id",
                        column: x => x.store_id,
                        principalTable: "stores",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "assortment",
                columns: table => new
                {
                    store_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    product_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    added_at = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_assortment", x => new { x.store_id, x.product_id });
                    table.ForeignKey(
                        name: "fk_assortment_products_product_id",
                        column: x => x.product_id,
                        principalTable: "products",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_assortment_stores_store_id",
                        column: x => x.store_id,
                        principalTable: "stores",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "batches",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    catalogue_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    store_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    mode = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    status = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    priority = table.Column<int>(type: "int", maxLength: 40, nullable: false),
                    dry_run = table.Column<bool>(type: "bit", nullable: false),
                    request = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    requested_by = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    started_at = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ended_at = table.Column<DateTime>(type: "datetime2", nullable: true),
                    expected = table.Column<int>(type: "int", nullable: true),
                    proof = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    trouble = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    calls = table.Column<int>(type: "int", nullable: false),
                    conflicted = table.Column<int>(type: "int", nullable: false),
                    done = table.Column<int>(type: "int", nullable: false),
                    failed = table.Column<int>(type: "int", nullable: false),
                    last_pages = table.Column<int>(type: "int", nullable: false),
                    pages = table.Column<int>(type: "int", nullable: false),
                    points = table.Column<int>(type: "int", nullable: false),
                    quarantined = table.Column<int>(type: "int", nullable: false),
                    seen = table.Column<int>(type: "int", nullable: false),
                    staged = table.Column<int>(type: "int", nullable: false),
                    stale = table.Column<int>(type: "int", nullable: false),
                    unchanged = table.Column<int>(type: "int", nullable: false),
                    row_version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_batches", x => x.seq);
                    table.UniqueConstraint("ak_batches_id", x => x.id);
                    table.ForeignKey(
                        name: "fk_batches_catalogues_catalogue_id",
                        column: x => x.catalogue_id,
                        principalTable: "catalogues",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_batches_stores_store_id",
                        column: x => x.store_id,
                        principalTable: "stores",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "conflicts",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    store_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    catalogue_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    product_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    remote_id = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    path = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    product_title = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    baseline = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    local = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    remote = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    candidates = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    status = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    resolution = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    resolved_value = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    resolved_by = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    resolved_at = table.Column<DateTime>(type: "datetime2", nullable: true),
                    found_by = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    created_at = table.Column<DateTime>(type: "datetime2", nullable: false),
                    row_version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_conflicts", x => x.seq);
                    table.UniqueConstraint("ak_conflicts_id", x => x.id);
                    table.ForeignKey(
                        name: "fk_conflicts_stores_store_id",
                        column: x => x.store_id,
                        principalTable: "stores",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "link_history",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    store_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    resource_kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    local_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    remote_id = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    what = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    by = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    at = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_link_history", x => x.seq);
                    table.ForeignKey(
                        name: "fk_link_history_stores_store_id",
                        column: x => x.store_id,
                        principalTable: "stores",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "links",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    store_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    resource_kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    local_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    remote_id = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    linked_at = table.Column<DateTime>(type: "datetime2", nullable: false),
                    remote_updated_at = table.Column<DateTime>(type: "datetime2", nullable: true),
                    last_write_at = table.Column<DateTime>(type: "datetime2", nullable: true),
                    compared_at = table.Column<DateTime>(type: "datetime2", nullable: true),
                    last_error = table.Column<string>(type: "nvarchar(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_links", x => x.seq);
                    table.UniqueConstraint("ak_links_id", x => x.id);
                    table.ForeignKey(
                        name: "fk_links_stores_store_id",
                        column: x => x.store_id,
                        principalTable: "stores",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "overrides",
                columns: table => new
                {
                    store_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    product_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    path = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    value = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_overrides", x => new { x.store_id, x.product_id, x.path });
                    table.ForeignKey(
                        name: "fk_overrides_products_product_id",
                        column: x => x.product_id,
                        principalTable: "products",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_overrides_stores_store_id",
                        column: x => x.store_id,
                        principalTable: "stores",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "policies",
                columns: table => new
                {
                    store_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    version = table.Column<int>(type: "int", nullable: false),
                    json = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    by = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    at = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_policies", x => new { x.store_id, x.version });
                    table.ForeignKey(
                        name: "fk_policies_stores_store_id",
                        column: x => x.store_id,
                        principalTable: "stores",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "schedules",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    store_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    data_type = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    cron = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    enabled = table.Column<bool>(type: "bit", nullable: false),
                    last_run_at = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_schedules", x => x.id);
                    table.ForeignKey(
                        name: "fk_schedules_stores_store_id",
                        column: x => x.store_id,
                        principalTable: "stores",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "staged_changes",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    store_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    catalogue_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    resource_kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    resource_id = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    product_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    remote_id = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: true),
                    direction = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    status = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    revision = table.Column<int>(type: "int", nullable: false),
                    snapshot = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    found_by = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    released_to = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    decision_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    decided_by = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    decided_at = table.Column<DateTime>(type: "datetime2", nullable: true),
                    comment = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    created_at = table.Column<DateTime>(type: "datetime2", nullable: false),
                    moved_at = table.Column<DateTime>(type: "datetime2", nullable: false),
                    field_count = table.Column<int>(type: "int", nullable: false),
                    fields = table.Column<long>(type: "bigint", maxLength: 40, nullable: false),
                    image_url = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    price_change = table.Column<int>(type: "int", nullable: true),
                    product_type = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false),
                    search_text = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    sku = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    title = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    vendor = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false),
                    row_version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staged_changes", x => x.seq);
                    table.UniqueConstraint("ak_staged_changes_id", x => x.id);
                    table.ForeignKey(
                        name: "fk_staged_changes_catalogues_catalogue_id",
                        column: x => x.catalogue_id,
                        principalTable: "catalogues",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_staged_changes_stores_store_id",
                        column: x => x.store_id,
                        principalTable: "stores",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sync_cursors",
                columns: table => new
                {
                    store_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    data_type = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    watermark = table.Column<DateTime>(type: "datetime2", nullable: true),
                    moved_by = table.Column<Guid>(type: "uniqueidentifier", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sync_cursors", x => new { x.store_id, x.data_type });
                    table.ForeignKey(
                        name: "fk_sync_cursors_stores_store_id",
                        column: x => x.store_id,
                        principalTable: "stores",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "operations",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    lane_id = table.Column<string>(type: "nvarchar(60)", nullable: false),
                    batch_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    kind = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    priority = table.Column<int>(type: "int", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    attempts = table.Column<int>(type: "int", nullable: false),
                    not_before = table.Column<DateTime>(type: "datetime2", nullable: false),
                    depends_on = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    subject_key = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: true),
                    coalesce_key = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: true),
                    arguments = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    sent_at = table.Column<DateTime>(type: "datetime2", nullable: true),
                    idempotency_key = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    error = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    next_step = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    epoch = table.Column<int>(type: "int", nullable: false),
                    created_at = table.Column<DateTime>(type: "datetime2", nullable: false),
                    started_at = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ended_at = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_operations", x => x.seq);
                    table.UniqueConstraint("ak_operations_id", x => x.id);
                    table.ForeignKey(
                        name: "fk_operations_batches_batch_id",
                        column: x => x.batch_id,
                        principalTable: "batches",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_operations_lanes_lane_id",
                        column: x => x.lane_id,
                        principalTable: "lanes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "link_facets",
                columns: table => new
                {
                    link_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    facet = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    baseline = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    local_forms = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    remote = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    remote_hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    compared_product_version = table.Column<int>(type: "int", nullable: false),
                    compared_override_version = table.Column<int>(type: "int", nullable: false),
                    compared_policy_version = table.Column<int>(type: "int", nullable: false),
                    compared_form_version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_link_facets", x => new { x.link_id, x.facet });
                    table.ForeignKey(
                        name: "fk_link_facets_links_link_id",
                        column: x => x.link_id,
                        principalTable: "links",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "field_changes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    staged_change_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    path = table.Column<string>(type: "nvarchar(600)", maxLength: 600, nullable: false),
                    baseline = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    local = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    remote = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    proposed = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    decision = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    outcome = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    message = table.Column<string>(type: "nvarchar(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_field_changes", x => x.id);
                    table.ForeignKey(
                        name: "fk_field_changes_staged_changes_staged_change_id",
                        column: x => x.staged_change_id,
                        principalTable: "staged_changes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_accepted_differences_store_id_resource_id_path",
                table: "accepted_differences",
                columns: new[] { "store_id", "resource_id", "path" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_api_tokens_hash",
                table: "api_tokens",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_api_tokens_user_id",
                table: "api_tokens",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_asp_net_user_claims_user_id",
                table: "asp_net_user_claims",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_asp_net_user_logins_user_id",
                table: "asp_net_user_logins",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "email_index",
                table: "asp_net_users",
                column: "normalized_email");

            migrationBuilder.CreateIndex(
                name: "user_name_index",
                table: "asp_net_users",
                column: "normalized_user_name",
                unique: true,
                filter: "[normalized_user_name] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_assortment_product_id",
                table: "assortment",
                column: "product_id");

            migrationBuilder.CreateIndex(
                name: "ix_audit_chain_seq",
                table: "audit",
                column: "chain_seq",
                unique: true,
                filter: "[chain_seq] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_batches_catalogue_id_seq",
                table: "batches",
                columns: new[] { "catalogue_id", "seq" });

            migrationBuilder.CreateIndex(
                name: "ix_batches_status",
                table: "batches",
                column: "status");

            migrationBuilder.CreateIndex(
                name: "ix_batches_store_id_seq",
                table: "batches",
                columns: new[] { "store_id", "seq" });

            migrationBuilder.CreateIndex(
                name: "ix_bulk_runs_batch_id",
                table: "bulk_runs",
                column: "batch_id");

            migrationBuilder.CreateIndex(
                name: "ix_bulk_runs_store_id_remote_id",
                table: "bulk_runs",
                columns: new[] { "store_id", "remote_id" });

            migrationBuilder.CreateIndex(
                name: "ix_conflicts_catalogue_id_status_seq",
                table: "conflicts",
                columns: new[] { "catalogue_id", "status", "seq" });

            migrationBuilder.CreateIndex(
                name: "ix_conflicts_product_id_status",
                table: "conflicts",
                columns: new[] { "product_id", "status" });

            migrationBuilder.CreateIndex(
                name: "ux_conflicts_open",
                table: "conflicts",
                columns: new[] { "store_id", "remote_id", "path" },
                unique: true,
                filter: "status = 'Open'");

            migrationBuilder.CreateIndex(
                name: "ix_decisions_catalogue_id",
                table: "decisions",
                column: "catalogue_id");

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_state_seq",
                table: "deliveries",
                columns: new[] { "state", "seq" });

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_webhook_id",
                table: "deliveries",
                column: "webhook_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_events_store_id_seq",
                table: "events",
                columns: new[] { "store_id", "seq" });

            migrationBuilder.CreateIndex(
                name: "ix_field_changes_staged_change_id",
                table: "field_changes",
                column: "staged_change_id");

            migrationBuilder.CreateIndex(
                name: "ix_grants_user_id",
                table: "grants",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_idempotency_keys_created_at",
                table: "idempotency_keys",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "ix_link_history_store_id_remote_id",
                table: "link_history",
                columns: new[] { "store_id", "remote_id" });

            migrationBuilder.CreateIndex(
                name: "ix_links_local_id",
                table: "links",
                column: "local_id");

            migrationBuilder.CreateIndex(
                name: "ix_links_store_id_resource_kind_local_id",
                table: "links",
                columns: new[] { "store_id", "resource_kind", "local_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_links_store_id_resource_kind_remote_id",
                table: "links",
                columns: new[] { "store_id", "resource_kind", "remote_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_operations_batch_id_state",
                table: "operations",
                columns: new[] { "batch_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_operations_lane_id_state_priority_seq",
                table: "operations",
                columns: new[] { "lane_id", "state", "priority", "seq" });

            migrationBuilder.CreateIndex(
                name: "ux_operations_waiting",
                table: "operations",
                columns: new[] { "lane_id", "coalesce_key" },
                unique: true,
                filter: "coalesce_key IS NOT NULL AND state = 'Ready'");

            migrationBuilder.CreateIndex(
                name: "ix_overrides_product_id",
                table: "overrides",
                column: "product_id");

            migrationBuilder.CreateIndex(
                name: "ix_product_versions_product_id_version",
                table: "product_versions",
                columns: new[] { "product_id", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_products_catalogue_id_handle",
                table: "products",
                columns: new[] { "catalogue_id", "handle" });

            migrationBuilder.CreateIndex(
                name: "ix_products_catalogue_id_product_type_seq",
                table: "products",
                columns: new[] { "catalogue_id", "product_type", "seq" });

            migrationBuilder.CreateIndex(
                name: "ix_products_catalogue_id_seq",
                table: "products",
                columns: new[] { "catalogue_id", "seq" });

            migrationBuilder.CreateIndex(
                name: "ix_products_catalogue_id_status_seq",
                table: "products",
                columns: new[] { "catalogue_id", "status", "seq" });

            migrationBuilder.CreateIndex(
                name: "ix_products_catalogue_id_vendor_seq",
                table: "products",
                columns: new[] { "catalogue_id", "vendor", "seq" });

            migrationBuilder.CreateIndex(
                name: "ix_schedules_store_id_data_type",
                table: "schedules",
                columns: new[] { "store_id", "data_type" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_staged_changes_catalogue_id_status_seq",
                table: "staged_changes",
                columns: new[] { "catalogue_id", "status", "seq" });

            migrationBuilder.CreateIndex(
                name: "ix_staged_changes_decision_id",
                table: "staged_changes",
                column: "decision_id");

            migrationBuilder.CreateIndex(
                name: "ix_staged_changes_found_by_seq",
                table: "staged_changes",
                columns: new[] { "found_by", "seq" });

            migrationBuilder.CreateIndex(
                name: "ix_staged_changes_released_to",
                table: "staged_changes",
                column: "released_to");

            migrationBuilder.CreateIndex(
                name: "ix_staged_changes_resource_id_status",
                table: "staged_changes",
                columns: new[] { "resource_id", "status" });

            migrationBuilder.CreateIndex(
                name: "ix_staged_changes_store_id_status_direction_seq",
                table: "staged_changes",
                columns: new[] { "store_id", "status", "direction", "seq" });

            migrationBuilder.CreateIndex(
                name: "ux_staged_changes_open",
                table: "staged_changes",
                columns: new[] { "store_id", "resource_kind", "resource_id", "direction" },
                unique: true,
                filter: "status IN ('Pending', 'Stale', 'Approved', 'Failed')");

            migrationBuilder.CreateIndex(
                name: "ix_stores_catalogue_id",
                table: "stores",
                column: "catalogue_id");

            migrationBuilder.CreateIndex(
                name: "ix_stores_domain",
                table: "stores",
                column: "domain",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_variants_barcode",
                table: "variants",
                column: "barcode");

            migrationBuilder.CreateIndex(
                name: "ix_variants_product_id",
                table: "variants",
                column: "product_id");

            migrationBuilder.CreateIndex(
                name: "ix_variants_sku",
                table: "variants",
                column: "sku");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "accepted_differences");

            migrationBuilder.DropTable(
                name: "api_tokens");

            migrationBuilder.DropTable(
                name: "asp_net_user_claims");

            migrationBuilder.DropTable(
                name: "asp_net_user_logins");

            migrationBuilder.DropTable(
                name: "asp_net_user_tokens");

            migrationBuilder.DropTable(
                name: "assortment");

            migrationBuilder.DropTable(
                name: "audit");

            migrationBuilder.DropTable(
                name: "bulk_runs");

            migrationBuilder.DropTable(
                name: "conflicts");

            migrationBuilder.DropTable(
                name: "data_protection_keys");

            migrationBuilder.DropTable(
                name: "decisions");

            migrationBuilder.DropTable(
                name: "deliveries");

            migrationBuilder.DropTable(
                name: "events");

            migrationBuilder.DropTable(
                name: "field_changes");

            migrationBuilder.DropTable(
                name: "field_state");

            migrationBuilder.DropTable(
                name: "grants");

            migrationBuilder.DropTable(
                name: "idempotency_keys");

            migrationBuilder.DropTable(
                name: "link_facets");

            migrationBuilder.DropTable(
                name: "link_history");

            migrationBuilder.DropTable(
                name: "operations");

            migrationBuilder.DropTable(
                name: "overrides");

            migrationBuilder.DropTable(
                name: "policies");

            migrationBuilder.DropTable(
                name: "product_versions");

            migrationBuilder.DropTable(
                name: "run_seen");

            migrationBuilder.DropTable(
                name: "schedules");

            migrationBuilder.DropTable(
                name: "sync_cursors");

            migrationBuilder.DropTable(
                name: "variants");

            migrationBuilder.DropTable(
                name: "staged_changes");

            migrationBuilder.DropTable(
                name: "asp_net_users");

            migrationBuilder.DropTable(
                name: "links");

            migrationBuilder.DropTable(
                name: "batches");

            migrationBuilder.DropTable(
                name: "lanes");

            migrationBuilder.DropTable(
                name: "products");

            migrationBuilder.DropTable(
                name: "stores");

            migrationBuilder.DropTable(
                name: "catalogues");
        }
    }
}
